/// The goods of the demonstration shop: two hundred real products that a Swede would recognise.
///
/// Codes and names come from Open Food Facts (https://world.openfoodfacts.org), made available
/// under the Open Database License 1.0 (https://opendatacommons.org/licenses/odbl/1-0/), as the
/// database stood in 2019: misspellings and foreign names are how real catalogues look. This list
/// is an extract of that database and stays under the same licence.
///
/// Prices, VAT classes, groups and places are invented: no shop's price list went into them. They
/// are written out, not computed, so that a transcript that quotes one stays true. An empty unit
/// means pieces. The text is what `till import` reads, so the demo takes the road of every shop.
enum DemoCatalogue {
    /// Comma-separated, with the header line that `till import` expects; no cell needs quotes.
    static let csv = """
        code,name,price,vat,group,unit,place
        7310865001825,Arla Ko Mellanmjölk,16.90,food,dairy,,1-A-1
        7310865001191,Sommarmjölk,20.90,food,dairy,,2-F-3
        7310865057792,Arla Ko Ekologisk Lättmjölk,17.90,food,dairy,,2-A-5
        7310865066206,Arla Ko Ekologisk Mjölk,16.90,food,dairy,,4-B-1
        7310865087713,Arla Ko Ekologisk Minimjölk,17.90,food,dairy,,2-A-5
        7310865071804,Ekologisk Mellanmjölk,15.90,food,dairy,,4-A-2
        7310867501705,Laktosfri mellanmjölk,20.90,food,dairy,,2-F-2
        7310867000109,Skånemejerier Åsens Lantmjölk Gammaldags,16.90,food,dairy,,2-C-3
        7318690115151,ICA Mellanmjölk,20.90,food,dairy,,2-F-3
        7340083427305,Garant Lättmjölk,16.90,food,dairy,,4-F-2
        7310865003201,Färsk sommarvispgrädde,16.90,food,dairy,,2-B-4
        7310865003805,Arla Köket Crème Fraiche,23.90,food,dairy,,4-F-4
        7310865004703,Arla Ko Gräddfil 12% 3 dl,18.90,food,dairy,,2-F-5
        7310865005496,Svenskt Smör Osaltat,67.90,food,dairy,,2-E-2
        7310865005250,Smör,57.90,food,dairy,,2-B-5
        7310860005774,Bregott Matfettsblandning Normalsaltat 75%,41.90,food,dairy,,2-B-1
        7310865008060,KESO Cottage Cheese Naturell,25.90,food,dairy,,4-F-5
        7310865008343,Arla Köket Lätt Kesella Naturell kvarg,30.90,food,dairy,,2-E-1
        7310865002662,Mild yoghurt naturell,25.90,food,dairy,,4-D-3
        7310865018472,Yoggi Skogsbär Original 2% Arla,40.90,food,dairy,,4-D-5
        7310865093349,Yoggi Lätt Jordgubb,14.90,food,dairy,,2-C-1
        7310865088222,Filmjölk jordgubb,18.90,food,dairy,,2-E-3
        7310865095466,Arla Köket Grekisk Yoghurt 10 %,21.90,food,dairy,,2-C-4
        7310861011057,Fjällfil naturell,41.90,food,dairy,,4-D-5
        7393061019207,Filmjölk,15.90,food,dairy,,4-A-5
        7311443280052,Bollnäsfil,44.90,food,dairy,,2-A-2
        7310867003285,Vispgrädde 3 dl Hjordnära,27.90,food,dairy,,4-B-2
        7311440012892,Kavli MildOst,31.90,food,dairy,,2-C-2
        7311870045941,Billinge,98.90,food,dairy,,4-A-2
        7311877015626,Arla Ko Billinge 26% Skivad,91.90,food,dairy,,2-A-4
        7331494123450,Wernerssons Gräddost,89.90,food,dairy,,4-E-4
        7318690146643,ICA Hushållsost,86.90,food,dairy,,4-A-4
        7392672001403,Kvarg Naturell 0.3%,32.90,food,dairy,,2-D-3
        7392672002066,Lindahls Kvarg Blåbärssmak,22.90,food,dairy,,4-B-4
        7318690105404,ICA Tzatziki,28.90,food,dairy,,2-A-2
        7318690073611,ICA Halloumi,32.90,food,dairy,,4-B-3
        7300156480903,Ägg,38.90,food,dairy,,2-F-3
        7318690102885,ICA i♥eco 12 ekologiska ägg från frigående höns,42.90,food,dairy,,4-F-2
        7332489000633,Stjärnägg Solgula 10 svenska ägg med gulare gula,41.90,food,dairy,,4-A-4
        7394376665066,Havredryck,19.90,food,dairy,,4-B-3
        7394376616037,Oatly !,24.90,food,dairy,,4-B-2
        7310090778714,Risifrutti Jordgubb Utan tillsatt socker,13.90,food,dairy,,4-B-3
        7312200010110,Skogaholmslimpa,34.90,food,bread,,5-A-2
        7311070338188,Pågenlimpan,32.90,food,bread,,5-E-5
        7311070338256,Skånsk Kavring,17.90,food,bread,,5-B-3
        7311071330525,Pågen Lingon Grova,38.90,food,bread,,6-F-5
        7311070338744,Pågen Surdegsbr Lantgoda,44.90,food,bread,,5-A-1
        7311070347272,Kanel Gifler,14.90,food,bread,,6-E-2
        7311800006479,Njalla Tunnbröd m,15.90,food,bread,,5-F-4
        7311800009258,Polarbröd Hällakaka,41.90,food,bread,,5-B-2
        7311800009302,Rågkaka 6P,19.90,food,bread,,6-D-1
        7311800009807,Polarbröd Havretrippel,44.90,food,bread,,6-B-3
        7311379532072,Klassiska korvbröd,27.90,food,bread,,5-C-3
        7311379536292,Hamburgerbröd,26.90,food,bread,,5-A-1
        7300400114783,Wasa Falu Rågrut 235G,35.90,food,bread,,5-C-1
        7300400121187,Wasa Krögarens,14.90,food,bread,,6-C-2
        7300400121842,Wasa Havre,16.90,food,bread,,6-A-2
        7312080004018,Leksandsknäcke Normalgräddat,30.90,food,bread,,6-A-2
        7312080003622,Fäbodknäcke Surdeg,19.90,food,bread,,6-F-2
        7310520003539,Göteborgs Pepparkakshjärtan,42.90,food,bread,,5-C-5
        7312220000054,Annas Pepparkakor 300G Annas,28.90,food,bread,,5-E-1
        7310521400412,Göteborgs Ballerina Original,27.90,food,bread,,6-C-5
        7310521058507,Göteborgs Kung Oscar Orginal,37.90,food,bread,,6-D-5
        7310520003089,SINGOALLA ORIGINAL,37.90,food,bread,,6-C-1
        7310525501412,Göteborgs Kex Jätten Vaniljsmak,27.90,food,bread,,5-B-3
        7314710470033,Gille Dubbla Chokladflarn 600G Gille,38.90,food,bread,,6-C-3
        7318690057932,Kardemummaskorpa,24.90,food,bread,,6-A-4
        7318690118602,ICA Toast,23.90,food,bread,,6-B-2
        7318690127963,ICA Formfranska,38.90,food,bread,,5-E-2
        7310700661023,Gevalia Mellanrost Bryggkaffe,73.90,food,drinks,,7-D-2
        7318690137580,ICA i♥eco Ekologisk Mellanrost Bryggkaffe,69.90,food,drinks,,7-A-5
        7310070001719,Ramlösa Orginal,14.90,food,drinks,,7-F-5
        7310070766083,Ramlösa Citrus,14.90,food,drinks,,7-E-5
        7310400020731,LOKA CITRON,12.90,food,drinks,,7-C-5
        7310400020182,LOKA NATURELL,14.90,food,drinks,,7-E-5
        7310070151209,Apotekarnes Julmust,19.90,food,drinks,,7-F-1
        7310070151308,Apotekarnes Julmust Sockerfri,18.90,food,drinks,,7-B-3
        7310070701916,Original Pommac,13.90,food,drinks,,7-C-3
        7310070124708,Pepsi,20.90,food,drinks,,7-F-4
        7310070765987,Pepsi Max,21.90,food,drinks,,7-F-4
        7331040059219,Coca Cola,17.90,food,drinks,,7-F-2
        7393714333308,Zeunerts Påskmust Original,29.90,food,drinks,,7-C-3
        7310401019536,Nygårda Lagrad Julmust Romfat,22.90,food,drinks,,7-E-4
        7350006461743,Trocadero,11.90,food,drinks,,7-E-4
        7310867561006,Bravo Apelsinjuice,12.90,food,drinks,,7-E-5
        7310860007372,Godmorgon Classic Juice,12.90,food,drinks,,7-F-4
        7310867008624,ProViva Blåbär,38.90,food,drinks,,7-A-1
        7310860007877,Klassisk nyponsoppa,22.90,food,drinks,,7-C-5
        7310470017358,Blåbärssoppa,12.90,food,drinks,,7-B-2
        7310770548583,Önos Extra Prima Fläderblomsaft,10.90,food,drinks,,7-B-2
        7314720723310,Kiviks Fläderblom Fruktdryck,38.90,food,drinks,,7-A-4
        7313613063328,Brämhults Lemonad,28.90,food,drinks,,7-C-5
        7310070766021,Pripps Blå,10.90,standard,drinks,,7-E-1
        7311121224774,Three Hearts Green EKO Lager 2.8%,29.90,standard,drinks,,7-E-3
        7310390001383,Soldatens ärtsoppa,28.90,food,pantry,,9-F-1
        7310130321085,Havregryn Axa,22.90,food,pantry,,9-F-3
        7310130006043,Vetemjöl,24.90,food,pantry,,8-A-1
        7310130418105,Makaroner Fullkornspasta,19.90,food,pantry,,8-E-2
        7310130007590,Kungsörnen Spaghetti Gotlandsodlat,21.90,food,pantry,,9-C-1
        7310240060072,Felix Tomatketchup Original,37.90,food,pantry,,9-D-1
        7310240027518,Felix Salladsdressing,32.90,food,pantry,,8-A-5
        7310340464435,Sirap Ljus Dansukker,43.90,food,pantry,,9-A-5
        7318690034308,ICA klassiska havregryn,18.90,food,pantry,,9-A-2
        7318690028406,ICA Spaghetti,12.90,food,pantry,,9-B-3
        7318690013402,ICA Krossade tomater,16.90,food,pantry,,9-D-1
        7318690032090,ICA Pesto Basilika,21.90,food,pantry,,9-C-2
        7318690025023,Jasminris,13.90,food,pantry,,8-A-4
        7318690058274,Flytande Honung,36.90,food,pantry,,8-A-5
        7332870005001,Svensk Honung,32.90,food,pantry,,8-C-5
        7318690047452,Ströbröd ICA,11.90,food,pantry,,9-C-4
        7318690074175,Bakpulver,14.90,food,pantry,,8-B-4
        7311170031118,Kalles Original,32.90,food,pantry,,9-B-1
        7311171004067,Abba Löksill,44.90,food,pantry,,8-E-4
        7311171004135,Senapssill,38.90,food,pantry,,9-C-4
        7311171004050,Inlagd sill,34.90,food,pantry,,9-A-3
        7311171004074,Brännvins sill,33.90,food,pantry,,9-F-1
        7311170012094,Mästar matjes,31.90,food,pantry,,9-D-4
        7311170022116,Ansjovis Original Filé Grebbestads,55.90,food,pantry,,8-E-5
        7310500027838,Findus Äkta Majonnäs,49.90,food,pantry,,8-D-5
        7310770764457,Önos Mor Annas smörgåsgurka,56.90,food,pantry,,9-A-1
        7310770229420,Hjortronsylt Extra Prima önos,55.90,food,pantry,,9-B-3
        7317661711019,Rårörda lingon,30.90,food,pantry,,9-F-2
        7311041046623,Eldorado Äppelmos,27.90,food,pantry,,9-A-3
        7311041015346,Lingonsylt,41.90,food,pantry,,9-D-4
        7311310310172,Seasoning mix for TACO ORIGINAL,13.90,food,pantry,,9-E-2
        7311311015205,Kardemumma malen,31.90,food,pantry,,8-C-2
        7310751101110,Grötris,22.90,food,pantry,,9-B-5
        7322550097679,Blå Band Bearnaise Classic,33.90,food,pantry,,8-E-4
        7320081190302,Ättika Perstorp,19.90,food,pantry,,8-E-2
        7311041063439,Garant Russin,57.90,food,pantry,,8-E-4
        7310511210304,Marabou Mjölkchoklad,28.90,food,sweets,,10-C-3
        7310511212100,Marabou Mörk Choklad,24.90,food,sweets,,10-C-1
        7310511216405,Marabou Schweizernöt,31.90,food,sweets,,10-F-2
        7310511217402,Marabou Frukt & mandel,24.90,food,sweets,,10-B-4
        7310510001231,Marabou Apelsinkrokant,25.90,food,sweets,,10-C-2
        7310510002504,Aladdin,74.90,food,sweets,,10-B-1
        7310510002566,Marabou Paradis,29.90,food,sweets,,10-D-1
        7310510001132,Daim,13.90,food,sweets,,10-D-3
        7310040020719,Cloetta Center,36.90,food,sweets,,10-E-2
        7310040020726,Cloetta Plopp,14.90,food,sweets,,10-D-5
        7310040027503,Cloetta Kexchoklad,11.90,food,sweets,,10-F-2
        7310040028746,Cloetta Sportlunch,11.90,food,sweets,,10-B-4
        7310040034525,Polly Blå Mörk Ljus Påse Cloetta,28.90,food,sweets,,10-A-2
        7310350106844,Malaco Gott & Blandat Original,22.90,food,sweets,,10-D-3
        7310780005212,Ahlgrens bilar Original,40.90,food,sweets,,10-B-4
        7310350119806,Cloetta Juleskum,26.90,food,sweets,,10-D-1
        7310531020105,Estrella Original Potatischips,19.90,food,sweets,,10-B-4
        7310531022208,Estrella Grillchips,19.90,food,sweets,,10-B-5
        7310531026107,Estrella Dillchips,18.90,food,sweets,,10-B-3
        7310531043203,Estrella Salta Pinnar,34.90,food,sweets,,10-C-3
        7310532110553,Estrella Jordnötsringar Originalet,25.90,food,sweets,,10-B-5
        7300400296809,OLW Dill & Gräslök Chips,12.90,food,sweets,,10-A-4
        7340005403332,Olw Cheezdoodles 225G Olw,30.90,food,sweets,,10-A-1
        7340005403875,OLW Naturchips Havssalt,39.90,food,sweets,,10-C-4
        7392659002003,Chips Lättsaltade Lantchips,15.90,food,sweets,,10-A-2
        7315360061503,Delicatoboll,12.90,food,sweets,,10-D-1
        7300400293501,Klassiska salta jordnötter,31.90,food,sweets,,10-E-2
        7310500081243,Findus Originalet 30 klassiska fiskpinnar,77.90,food,frozen,,11-F-3
        7310500038803,Findus Fiskgratäng Dill Original,58.90,food,frozen,,11-E-5
        7310500143620,Findus Dagens Schnitzel Cordon Bleu,64.90,food,frozen,,11-D-4
        7310500106243,Findus Originalet Oxpytt Storpack,43.90,food,frozen,,11-B-2
        7310960713654,Billys Pan Pizza Original,29.90,food,frozen,,11-E-4
        7310960016489,Dafgårds Karins Lasagne,58.90,food,frozen,,11-D-5
        7310960016557,Dafgårds Farfars Delikatessköttbullar,20.90,food,frozen,,11-F-2
        7310960027201,Dafgårds À la carte Spagetti Bolognese,24.90,food,frozen,,11-D-1
        7310240075496,Felix Krögarpytt Klassisk,37.90,food,frozen,,11-B-2
        7310240073720,Felix Ekologiska Potatisbullar,38.90,food,frozen,,11-C-4
        7312690021429,SIA Glass Knäck,44.90,food,frozen,,11-F-3
        7310290002268,GB Glace 88:an,29.90,food,frozen,,11-D-1
        7312060500929,Triumf Glass Storstrut,45.90,food,frozen,,11-D-5
        7312930004373,Almondy Svensk Mandeltårta Daim Inside,88.90,food,frozen,,11-F-3
        7310890204307,Frödinge Moussedröm Hallon,69.90,food,frozen,,11-C-1
        7311041059159,Garant Pommes strips,43.90,food,frozen,,11-E-5
        7340083430039,Garant Fiskpinnar,21.90,food,frozen,,11-F-5
        7316641815075,Pulled Oumph!,71.90,food,frozen,,11-B-4
        7318690082187,Potatis,17.90,food,fruit,kg,1-A-5
        7318690046790,ICA Morötter,25.90,food,fruit,kg,1-B-4
        7330671124365,Körsbärstomater kvist ICA,27.90,food,fruit,kg,1-E-3
        7318693366840,Paprika röd ICA,16.90,food,fruit,kg,1-A-1
        7340011427537,Tomater,39.90,food,fruit,kg,1-C-1
        7318690158394,Avokado mogen 3 st,25.90,food,fruit,,1-D-4
        7318690155881,Isbergssallad,16.90,food,fruit,,1-E-4
        7330606069327,Grönkal,21.90,food,fruit,kg,1-C-4
        7311041014226,Tandkräm,29.90,standard,household,,12-E-4
        7322540408560,Plenty Kitchen Roll,22.90,standard,household,,12-E-2
        7315980219926,Oliva Hand Cream,56.90,standard,household,,12-B-1
        7322540929218,sanex,24.90,standard,household,,12-A-4
        7300201321007,Falukorv,38.90,food,other,,3-C-4
        7300200374004,Varmkorv,29.90,food,other,,3-E-3
        7300206718000,Scan Skivat Bacon Originalet 3 Pack,23.90,food,other,,3-C-2
        7300207084005,Leverpastej,22.90,food,other,,3-C-1
        7300208283001,Köttbullar,41.90,food,other,,3-F-2
        7300200301000,Svenska köttbullar ekologiska,76.90,food,other,,3-A-2
        7318690004011,ICA Bacon tärnad,27.90,food,other,,3-B-3
        7313161419271,Rydbergs Potatissallad Original,17.90,food,other,,3-A-5
        7313161420741,Rydbergs Ishavsröra,25.90,food,other,,3-C-4
        7300207204007,Svenska kryddjärpar örter och vitlök,30.90,food,other,,3-A-3
        7330797089357,Pärsons Skivad julskinka,74.90,food,other,,3-C-2
        7340024184281,Vegansk Färs,47.90,food,other,,3-D-3
        7330382430250,Anamma Vegobullar,49.90,food,other,,3-A-4
        """
}
