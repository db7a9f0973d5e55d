/// What the shop of the tests is like: the demo shop's settings.
extension Shop {
    package static let configuration = """
        # The shop that tests sell in.
        store name="Kvarnens Livs" currency=SEK \
        company="Kvarnens Livs AB" organisation=556677-8899 id=kvarnen
        fiscal-year from=2026-01-01 to=2026-12-31
        vat class=food percent=12.00
        vat class=food percent=6.00 from=2026-04-01 to=2027-12-31
        vat class=food percent=12.00 mode=eat-in
        vat class=standard percent=25.00
        vat class=eat percent=12.00
        vat class=book percent=6.00
        vat class=exempt percent=0.00
        vat class=odd percent=17.50
        rate percent=25.00 sales=3001 vat=2611
        rate percent=17.50 sales=3001 vat=2611
        rate percent=12.00 sales=3002 vat=2621
        rate percent=6.00 sales=3003 vat=2631
        rate percent=0.00 sales=3004
        tender name=cash kind=cash unit=1.00 account=1910
        tender name=card kind=card account=1686
        tender name=swish kind=card account=1930
        tender name=giftcard kind=gift-card account=2421 refund=yes
        tender name=voucher kind=voucher account=1687
        tender name=account kind=account account=1510
        tender name=eur kind=foreign currency=EUR rate=11.25 unit=5.00 account=1915
        tender name=invoice kind=card account=1930 reference-required=yes
        group name=dairy text="Mejeri"
        group name=bread text="Bröd"
        group name=other text="Övrigt"
        group name=deposit text="Pant"
        group name=gifts text="Presentkort"
        group name=alcohol text="Öl och vin"
        account number=1510 name="Kundfordringar"
        account number=1687 name="Fordran pant och kuponger"
        account number=1915 name="Kassa euro"
        account number=1940 name="Växelkassa bank"
        account number=1949 name="Pengar på väg till banken"
        account number=2421 name="Presentkort"
        account number=3990 name="Övriga intäkter"
        account number=5460 name="Förbrukningsmaterial"
        account number=6250 name="Porto"
        account number=1686 name="Kort"
        account number=1910 name="Kassa"
        account number=1912 name="Kassa 3"
        account number=1930 name="Bank"
        account number=2611 name="Utgående moms 25 %"
        account number=2621 name="Utgående moms 12 %"
        account number=2631 name="Utgående moms 6 %"
        account number=3001 name="Försäljning 25 %"
        account number=3002 name="Försäljning 12 %"
        account number=3003 name="Försäljning 6 %"
        account number=3004 name="Försäljning momsfri"
        account number=3740 name="Öresavrundning"
        account number=6991 name="Kassadifferens"
        accounts rounding=3740 difference=6991 transit=1949 kept=3990
        reason kind=paid-in name=change text="Växel från banken" account=1940
        reason kind=paid-out name=supplies text="Förbrukningsmaterial" account=5460
        reason kind=paid-out name=postage text="Porto" account=6250
        reason kind=return name=broken text="Trasig"
        reason kind=return name=regret text="Ångrat köp"
        reason kind=return name=deposit text="Pant"
        rules discount-limit=10.00 paid-out-limit=500.00
        register number=1
        register number=2
        register number=3 account=1912
        register number=4
        access guests=yes proof=optional

        """
}
