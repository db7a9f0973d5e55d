/// What a shop sells beyond plain goods, said in the protocol's own words: bottles with a deposit,
/// beer for grown-ups, cheese by weight under a code of the scale, gift cards, an offer, a customer
/// who buys on account. Names, codes and prices are invented.
enum DemoTrade {
    static let lines = """
        PUT item PANT-1 name="Pant burk" price=2.00 vat=food group=deposit kind=deposit
        PUT item PANT-2 name="Pant stor flaska" price=3.00 vat=food group=deposit kind=deposit
        PUT item PANT-KVITTO name="Pantkvitto" price=0.00 vat=food group=deposit kind=deposit \
        open-price=yes
        PUT item LASK-33 name="Kvarnens läsk 33 cl" price=9.90 vat=food group=drinks \
        deposit=PANT-1 place=6-A-1
        PUT item LASK-150 name="Kvarnens läsk 1,5 l" price=18.90 vat=food group=drinks \
        deposit=PANT-2 place=6-A-2
        PUT item OL-33 name="Folköl 33 cl" price=14.90 vat=standard group=alcohol \
        deposit=PANT-1 age=18 max=24 place=6-C-1
        PUT item 2311111100007 name="Herrgårdsost i bit" price=119.00 vat=food group=dairy \
        unit=kg place=2-C-1
        PUT item 2011111100006 name="Grillad kyckling" price=89.00 vat=food group=other place=1-D-1
        PUT item KASSE name="Bärkasse" price=3.50 vat=standard group=household
        PUT item SMORGAS name="Smörgås" price=59.00 vat=food group=bread
        PUT item KORV name="Korv, återkallad" price=29.90 vat=food group=other \
        blocked="återkallad v. 47"
        PUT item DIVERSE name="Diverse" price=0.00 vat=standard group=other open-price=yes
        PUT item FRAKT name="Hemkörning" price=79.00 vat=standard group=other kind=service
        PUT item GIFT name="Presentkort" price=0.00 vat=standard group=gifts kind=gift-card \
        open-price=yes
        PUT item KONTO name="Inbetalning på konto" price=0.00 vat=standard group=gifts \
        kind=account open-price=yes
        PUT customer 1001 limit=2000.00 name="Bygg & Son AB"
        PUT promotion LASK3 text="3 läsk för 2" items=LASK-33 take=3 pay=2
        """

    /// Beside its home shelf an item may stand on an end cap, or wait in the cold room.
    static let furtherPlaces = """
        PUT place 7394376616037 K-1 note="bakom mejeriet" planned=24
        STOCKTAKE 7394376616037 12 place=K-1
        PUT place LASK-33 G-1-1 planned=48
        STOCKTAKE LASK-33 36 place=G-1-1
        PUT place 7310070151209 G-1-2 planned=24
        STOCKTAKE 7310070151209 18 place=G-1-2
        PUT place 7310510001132 G-2-3 planned=40
        STOCKTAKE 7310510001132 25 place=G-2-3
        PUT place 7312220000054 G-3-2 planned=20
        STOCKTAKE 7312220000054 20 place=G-3-2
        """

    /// How many lie on the home shelf of the catalogue's items, in their order: some are out.
    static func onShelf(_ index: Int) -> Int {
        index.isMultiple(of: 13) ? 0 : 4 + index * 7 % 38
    }
}
