/// Writes the rows of a sale, as many and as large as the server's: one of the journal, a receipt,
/// its lines, a VAT row, a payment; and a register's totals once a batch.
struct RawSale {
    static let schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        CREATE TABLE journal (entry INTEGER PRIMARY KEY, station INTEGER NOT NULL,
            epoch INTEGER NOT NULL, seq INTEGER NOT NULL, content TEXT NOT NULL,
            hash BLOB NOT NULL) STRICT;
        CREATE INDEX journal_number ON journal (station, seq) WHERE seq % 64 = 0;
        CREATE TABLE receipts (entry INTEGER PRIMARY KEY, register INTEGER NOT NULL,
            number INTEGER NOT NULL, day INTEGER NOT NULL, total INTEGER NOT NULL,
            person INTEGER NOT NULL, time TEXT NOT NULL) STRICT;
        CREATE INDEX receipts_number ON receipts (register, number) WHERE number % 64 = 0;
        CREATE TABLE lines (entry INTEGER NOT NULL, line INTEGER NOT NULL, item TEXT NOT NULL,
            name TEXT NOT NULL, quantity INTEGER NOT NULL, price INTEGER NOT NULL,
            amount INTEGER NOT NULL, vat INTEGER NOT NULL, PRIMARY KEY (entry, line))
            STRICT, WITHOUT ROWID;
        CREATE TABLE receipt_vat (entry INTEGER NOT NULL, percent INTEGER NOT NULL,
            gross INTEGER NOT NULL, net INTEGER NOT NULL, vat INTEGER NOT NULL,
            PRIMARY KEY (entry, percent)) STRICT, WITHOUT ROWID;
        CREATE TABLE payments (entry INTEGER NOT NULL, payment INTEGER NOT NULL,
            tender TEXT NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY (entry, payment))
            STRICT, WITHOUT ROWID;
        CREATE TABLE totals (register INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT;
        """

    private let items: Int
    private let journal: RawStatement
    private let receipt: RawStatement
    private let line: RawStatement
    private let vat: RawStatement
    private let payment: RawStatement
    private let totals: RawStatement

    init(_ database: RawDatabase, items: Int) throws(RawDatabase.Failure) {
        self.items = items
        journal = try database.prepare("INSERT INTO journal VALUES (?1, ?2, 1, ?3, ?4, ?5)")
        receipt = try database.prepare(
            "INSERT INTO receipts VALUES (?1, ?2, ?3, 20780, ?4, 17, '10:15:02.123+01:00')")
        line = try database.prepare(
            "INSERT INTO lines VALUES (?1, ?2, ?3, 'Bench item', 1000, 1000, 1000, 2500)")
        vat = try database.prepare("INSERT INTO receipt_vat VALUES (?1, 2500, 5000, 4000, 1000)")
        payment = try database.prepare("INSERT INTO payments VALUES (?1, 1, 'cash', ?2)")
        totals = try database.prepare("INSERT OR REPLACE INTO totals VALUES (?1, ?2)")
        journal.bind(4, String(repeating: "event and reply, as stored ", count: 34))
        journal.bind(5, [UInt8](repeating: 0xA5, count: 32))
        totals.bind(2, String(repeating: "sums of a register so far ", count: 22))
    }

    /// - Parameter number: the register's sale, from 1.
    func write(entry: Int, register: Int, number: Int) throws(RawDatabase.Failure) {
        journal.bind(1, entry)
        journal.bind(2, register)
        journal.bind(3, number)
        try journal.run()
        receipt.bind(1, entry)
        receipt.bind(2, register)
        receipt.bind(3, number)
        receipt.bind(4, items * 1000)
        try receipt.run()
        line.bind(1, entry)
        for item in 1...items {
            line.bind(2, item)
            line.bind(3, BenchGoods.code(entry + item))
            try line.run()
        }
        vat.bind(1, entry)
        try vat.run()
        payment.bind(1, entry)
        payment.bind(2, items * 1000)
        try payment.run()
    }

    func writeTotals(register: Int) throws(RawDatabase.Failure) {
        totals.bind(1, register)
        try totals.run()
    }
}
