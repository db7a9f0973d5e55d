/// The floor plan of the demonstration shop: nineteen by fifteen metres, as a grocer builds. In at
/// the south-east corner to fruit and vegetables, dairy along the back wall, meat down the west
/// side, four double rows of shelves in the middle, registers on the way out.
///
/// Every place of `DemoCatalogue` and `DemoTrade` is on it.
enum DemoFloor {
    static let text = """
        floor name="Kvarnens Livs" width=1900 depth=1500
        zone id=fruit text="Frukt och grönt" x=1550 y=300 width=350 depth=960
        zone id=dairy text="Mejeri" x=180 y=0 width=1620 depth=190
        zone id=meat text="Chark" x=0 y=250 width=200 depth=960
        zone id=bread text="Bröd och kaffebröd" x=1325 y=280 width=350 depth=760
        zone id=drinks text="Dryck" x=1150 y=280 width=175 depth=760
        zone id=pantry text="Skafferi" x=800 y=280 width=350 depth=760
        zone id=sweets text="Godis och snacks" x=635 y=280 width=165 depth=760
        zone id=frozen text="Fryst" x=440 y=280 width=195 depth=760
        zone id=household text="Hushåll" x=240 y=280 width=200 depth=760
        aisle id=1 text="Gång 1" zone=fruit
        aisle id=2 text="Gång 2" zone=dairy
        aisle id=3 text="Gång 3" zone=meat
        aisle id=4 text="Gång 4" zone=dairy
        aisle id=5 text="Gång 5" zone=bread
        aisle id=6 text="Gång 6" zone=bread
        aisle id=7 text="Gång 7" zone=drinks
        aisle id=8 text="Gång 8" zone=pantry
        aisle id=9 text="Gång 9" zone=pantry
        aisle id=10 text="Gång 10" zone=sweets
        aisle id=11 text="Gång 11" zone=frozen
        aisle id=12 text="Gång 12" zone=household
        bay id=1-A aisle=1 x=1800 y=1080 width=100 depth=150 shelves=5 face=west
        bay id=1-B aisle=1 x=1800 y=930 width=100 depth=150 shelves=5 face=west
        bay id=1-C aisle=1 x=1800 y=780 width=100 depth=150 shelves=5 face=west
        bay id=1-D aisle=1 x=1800 y=630 width=100 depth=150 shelves=5 face=west
        bay id=1-E aisle=1 x=1800 y=480 width=100 depth=150 shelves=5 face=west
        bay id=1-F aisle=1 x=1800 y=330 width=100 depth=150 shelves=5 face=west
        bay id=2-A aisle=2 x=1665 y=0 width=135 depth=80 shelves=5 face=south
        bay id=2-B aisle=2 x=1530 y=0 width=135 depth=80 shelves=5 face=south
        bay id=2-C aisle=2 x=1395 y=0 width=135 depth=80 shelves=5 face=south
        bay id=2-D aisle=2 x=1260 y=0 width=135 depth=80 shelves=5 face=south
        bay id=2-E aisle=2 x=1125 y=0 width=135 depth=80 shelves=5 face=south
        bay id=2-F aisle=2 x=990 y=0 width=135 depth=80 shelves=5 face=south
        bay id=3-A aisle=3 x=0 y=280 width=80 depth=150 shelves=5 face=east
        bay id=3-B aisle=3 x=0 y=430 width=80 depth=150 shelves=5 face=east
        bay id=3-C aisle=3 x=0 y=580 width=80 depth=150 shelves=5 face=east
        bay id=3-D aisle=3 x=0 y=730 width=80 depth=150 shelves=5 face=east
        bay id=3-E aisle=3 x=0 y=880 width=80 depth=150 shelves=5 face=east
        bay id=3-F aisle=3 x=0 y=1030 width=80 depth=150 shelves=5 face=east
        bay id=4-A aisle=4 x=855 y=0 width=135 depth=80 shelves=5 face=south
        bay id=4-B aisle=4 x=720 y=0 width=135 depth=80 shelves=5 face=south
        bay id=4-C aisle=4 x=585 y=0 width=135 depth=80 shelves=5 face=south
        bay id=4-D aisle=4 x=450 y=0 width=135 depth=80 shelves=5 face=south
        bay id=4-E aisle=4 x=315 y=0 width=135 depth=80 shelves=5 face=south
        bay id=4-F aisle=4 x=180 y=0 width=135 depth=80 shelves=5 face=south
        bay id=5-A aisle=5 x=1500 y=900 width=50 depth=120 shelves=5 face=east
        bay id=5-B aisle=5 x=1500 y=780 width=50 depth=120 shelves=5 face=east
        bay id=5-C aisle=5 x=1500 y=660 width=50 depth=120 shelves=5 face=east
        bay id=5-D aisle=5 x=1500 y=540 width=50 depth=120 shelves=5 face=east
        bay id=5-E aisle=5 x=1500 y=420 width=50 depth=120 shelves=5 face=east
        bay id=5-F aisle=5 x=1500 y=300 width=50 depth=120 shelves=5 face=east
        bay id=6-A aisle=6 x=1450 y=900 width=50 depth=120 shelves=5 face=west
        bay id=6-B aisle=6 x=1450 y=780 width=50 depth=120 shelves=5 face=west
        bay id=6-C aisle=6 x=1450 y=660 width=50 depth=120 shelves=5 face=west
        bay id=6-D aisle=6 x=1450 y=540 width=50 depth=120 shelves=5 face=west
        bay id=6-E aisle=6 x=1450 y=420 width=50 depth=120 shelves=5 face=west
        bay id=6-F aisle=6 x=1450 y=300 width=50 depth=120 shelves=5 face=west
        bay id=7-A aisle=7 x=1150 y=900 width=50 depth=120 shelves=5 face=east
        bay id=7-B aisle=7 x=1150 y=780 width=50 depth=120 shelves=5 face=east
        bay id=7-C aisle=7 x=1150 y=660 width=50 depth=120 shelves=5 face=east
        bay id=7-D aisle=7 x=1150 y=540 width=50 depth=120 shelves=5 face=east
        bay id=7-E aisle=7 x=1150 y=420 width=50 depth=120 shelves=5 face=east
        bay id=7-F aisle=7 x=1150 y=300 width=50 depth=120 shelves=5 face=east
        bay id=8-A aisle=8 x=1100 y=900 width=50 depth=120 shelves=5 face=west
        bay id=8-B aisle=8 x=1100 y=780 width=50 depth=120 shelves=5 face=west
        bay id=8-C aisle=8 x=1100 y=660 width=50 depth=120 shelves=5 face=west
        bay id=8-D aisle=8 x=1100 y=540 width=50 depth=120 shelves=5 face=west
        bay id=8-E aisle=8 x=1100 y=420 width=50 depth=120 shelves=5 face=west
        bay id=8-F aisle=8 x=1100 y=300 width=50 depth=120 shelves=5 face=west
        bay id=9-A aisle=9 x=800 y=900 width=50 depth=120 shelves=5 face=east
        bay id=9-B aisle=9 x=800 y=780 width=50 depth=120 shelves=5 face=east
        bay id=9-C aisle=9 x=800 y=660 width=50 depth=120 shelves=5 face=east
        bay id=9-D aisle=9 x=800 y=540 width=50 depth=120 shelves=5 face=east
        bay id=9-E aisle=9 x=800 y=420 width=50 depth=120 shelves=5 face=east
        bay id=9-F aisle=9 x=800 y=300 width=50 depth=120 shelves=5 face=east
        bay id=10-A aisle=10 x=750 y=900 width=50 depth=120 shelves=5 face=west
        bay id=10-B aisle=10 x=750 y=780 width=50 depth=120 shelves=5 face=west
        bay id=10-C aisle=10 x=750 y=660 width=50 depth=120 shelves=5 face=west
        bay id=10-D aisle=10 x=750 y=540 width=50 depth=120 shelves=5 face=west
        bay id=10-E aisle=10 x=750 y=420 width=50 depth=120 shelves=5 face=west
        bay id=10-F aisle=10 x=750 y=300 width=50 depth=120 shelves=5 face=west
        bay id=11-A aisle=11 x=440 y=900 width=80 depth=120 shelves=5 face=east
        bay id=11-B aisle=11 x=440 y=780 width=80 depth=120 shelves=5 face=east
        bay id=11-C aisle=11 x=440 y=660 width=80 depth=120 shelves=5 face=east
        bay id=11-D aisle=11 x=440 y=540 width=80 depth=120 shelves=5 face=east
        bay id=11-E aisle=11 x=440 y=420 width=80 depth=120 shelves=5 face=east
        bay id=11-F aisle=11 x=440 y=300 width=80 depth=120 shelves=5 face=east
        bay id=12-A aisle=12 x=390 y=900 width=50 depth=120 shelves=5 face=west
        bay id=12-B aisle=12 x=390 y=780 width=50 depth=120 shelves=5 face=west
        bay id=12-C aisle=12 x=390 y=660 width=50 depth=120 shelves=5 face=west
        bay id=12-D aisle=12 x=390 y=540 width=50 depth=120 shelves=5 face=west
        bay id=12-E aisle=12 x=390 y=420 width=50 depth=120 shelves=5 face=west
        bay id=12-F aisle=12 x=390 y=300 width=50 depth=120 shelves=5 face=west
        bay id=G-1 zone=drinks x=1100 y=1020 width=100 depth=50 shelves=3 face=south text="Gavel 1"
        bay id=G-2 zone=sweets x=750 y=1020 width=100 depth=50 shelves=3 face=south text="Gavel 2"
        bay id=G-3 zone=bread x=1450 y=1020 width=100 depth=50 shelves=3 face=south text="Gavel 3"
        bay id=K-1 x=0 y=0 width=170 depth=80 face=south text="Kylrum"
        entrance id=main x=1700 y=1500
        register number=1 x=1150 y=1250
        register number=2 x=900 y=1250
        register number=3 x=650 y=1250
        register number=4 x=400 y=1250

        """
}
