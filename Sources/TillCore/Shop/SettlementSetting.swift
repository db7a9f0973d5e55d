extension Setting {
    /// `settlement vouchers=store ledger=receipt`: what a closed day is posted as. The defaults are
    /// a voucher and a transaction for each Z.
    package struct Settlement: Record {
        package enum Vouchers: String, WordValue {
            /// One for each register and day.
            case register
            /// One for the whole shop and day.
            case store
        }

        /// What is one transaction in the plain-text ledgers.
        package enum Ledger: String, WordValue {
            case z
            /// A million of them take the programs that read them minutes and gigabytes.
            case receipt
        }

        package var vouchers = Vouchers.register
        package var ledger = Ledger.z

        package init() {}
        package mutating func code(with coder: inout some FieldCoder) {
            coder.field("vouchers", &vouchers, usually: .register)
            coder.field("ledger", &ledger, usually: .z)
        }
    }
}
