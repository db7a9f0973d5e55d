import CSQLite
import TillEngine

/// The tables, as someone with the `sqlite3` shell finds them. `journal` is the truth; all others
/// but the names follow from it and can be made again (`tilld verify`).
///
/// Requests and receipts are found without an index of each: a station's numbers only go up, and
/// every row names the one before it (`previous`), so an index of each 64th is enough to begin near
/// any. An index of all would be written at another place for every register: with a hundred of
/// them selling, that was 18 of the 25 KB that a sale wrote.
///
/// What few rows have (a return's origin, a card's slip, an item's rules) stands as keys and values
/// in one text, `facts` or `rules`, so that the many rows stay short.
///
/// `stock` has a row number of its own, for the sake of those that change with every sale: see
/// `StockLevels`.
///
/// Amounts are integers in minor units (öre), quantities in thousandths, VAT rates in hundredths of
/// a percent. `entry` is always the journal entry that a row comes from.
enum Schema {
    static let version = 4

    static let tables = """
        CREATE TABLE journal (
            entry INTEGER PRIMARY KEY,
            station TEXT NOT NULL,
            epoch INTEGER,
            request INTEGER,
            previous INTEGER,
            hash BLOB NOT NULL,
            text TEXT NOT NULL
        ) STRICT;
        CREATE INDEX journal_by_request ON journal (station, request)
            WHERE request % 64 = 0;
        CREATE TABLE live (
            name TEXT PRIMARY KEY,
            text TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE stations (
            station TEXT PRIMARY KEY,
            epoch INTEGER NOT NULL,
            next INTEGER NOT NULL,
            entry INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE configurations (
            entry INTEGER PRIMARY KEY,
            text TEXT NOT NULL
        ) STRICT;
        CREATE TABLE items (
            item TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            price INTEGER NOT NULL,
            vat_class TEXT NOT NULL,
            item_group TEXT NOT NULL,
            unit TEXT NOT NULL,
            place TEXT,
            entry INTEGER NOT NULL,
            rules TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX items_by_entry ON items (entry);
        CREATE TABLE codes (
            code TEXT PRIMARY KEY,
            item TEXT NOT NULL,
            factor INTEGER NOT NULL,
            entry INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX codes_by_item ON codes (item);
        CREATE TABLE receipts (
            entry INTEGER PRIMARY KEY,
            register INTEGER NOT NULL,
            receipt INTEGER NOT NULL,
            previous INTEGER,
            day INTEGER NOT NULL,
            time TEXT NOT NULL,
            person INTEGER,
            total INTEGER NOT NULL,
            rounding INTEGER NOT NULL,
            change INTEGER NOT NULL,
            kept INTEGER NOT NULL,
            training INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX receipts_by_name ON receipts (register, receipt)
            WHERE receipt % 64 = 0;
        CREATE TABLE receipt_lines (
            entry INTEGER NOT NULL,
            line INTEGER NOT NULL,
            item TEXT NOT NULL,
            name TEXT NOT NULL,
            quantity INTEGER NOT NULL,
            unit TEXT NOT NULL,
            price INTEGER NOT NULL,
            amount INTEGER NOT NULL,
            vat_rate INTEGER NOT NULL,
            vat_class TEXT NOT NULL,
            item_group TEXT NOT NULL,
            own_price INTEGER NOT NULL,
            charged INTEGER NOT NULL,
            facts TEXT,
            PRIMARY KEY (entry, line)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE receipt_promotions (
            entry INTEGER NOT NULL,
            line INTEGER NOT NULL,
            promotion TEXT NOT NULL,
            amount INTEGER NOT NULL,
            PRIMARY KEY (entry, line, promotion)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE receipt_vat (
            entry INTEGER NOT NULL,
            rate INTEGER NOT NULL,
            gross INTEGER NOT NULL,
            vat INTEGER NOT NULL,
            PRIMARY KEY (entry, rate)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE payments (
            entry INTEGER NOT NULL,
            payment INTEGER NOT NULL,
            tender TEXT NOT NULL,
            kind TEXT NOT NULL,
            amount INTEGER NOT NULL,
            change INTEGER NOT NULL,
            rounding INTEGER NOT NULL,
            reference TEXT,
            facts TEXT,
            PRIMARY KEY (entry, payment)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE returned (
            entry INTEGER NOT NULL,
            line INTEGER NOT NULL,
            quantity INTEGER NOT NULL,
            amount INTEGER NOT NULL,
            rate INTEGER NOT NULL,
            vat INTEGER NOT NULL,
            reduced INTEGER NOT NULL,
            PRIMARY KEY (entry, line)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE refunds (
            entry INTEGER NOT NULL,
            tender TEXT NOT NULL,
            amount INTEGER NOT NULL,
            PRIMARY KEY (entry, tender)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE copies (
            entry INTEGER PRIMARY KEY,
            copied INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE retenders (
            entry INTEGER NOT NULL,
            payment INTEGER NOT NULL,
            corrected INTEGER NOT NULL,
            from_tender TEXT NOT NULL,
            from_kind TEXT NOT NULL,
            from_amount INTEGER NOT NULL,
            to_tender TEXT NOT NULL,
            to_kind TEXT NOT NULL,
            to_amount INTEGER NOT NULL,
            register INTEGER NOT NULL,
            day INTEGER NOT NULL,
            PRIMARY KEY (entry, payment)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX retenders_by_day ON retenders (day);
        CREATE TABLE balances (
            kind TEXT NOT NULL,
            number TEXT NOT NULL,
            amount INTEGER NOT NULL,
            credit INTEGER NOT NULL,
            blocked INTEGER NOT NULL,
            PRIMARY KEY (kind, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE stock (
            item TEXT PRIMARY KEY NOT NULL,
            on_hand INTEGER NOT NULL,
            counted TEXT
        ) STRICT;
        CREATE TABLE places (
            item TEXT NOT NULL,
            place TEXT NOT NULL,
            on_hand INTEGER,
            planned INTEGER,
            note TEXT,
            counted TEXT,
            PRIMARY KEY (item, place)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE stock_moves (
            entry INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            item TEXT NOT NULL,
            quantity INTEGER NOT NULL,
            place TEXT,
            to_place TEXT,
            reason TEXT,
            reference TEXT
        ) STRICT;
        CREATE TABLE floors (
            entry INTEGER PRIMARY KEY,
            text TEXT NOT NULL
        ) STRICT;
        CREATE TABLE skipped_receipts (
            entry INTEGER PRIMARY KEY,
            register INTEGER NOT NULL,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE reports (
            register INTEGER NOT NULL,
            z INTEGER NOT NULL,
            day INTEGER NOT NULL,
            entry INTEGER NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (register, z)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX reports_by_day ON reports (day);
        CREATE TABLE settlements (
            settlement INTEGER PRIMARY KEY,
            date TEXT NOT NULL,
            entry INTEGER NOT NULL,
            text TEXT NOT NULL,
            files TEXT,
            attempts INTEGER NOT NULL,
            outcome TEXT,
            acknowledged TEXT,
            acknowledged_by TEXT
        ) STRICT;
        CREATE INDEX settlements_waiting ON settlements (settlement)
            WHERE acknowledged IS NULL;
        CREATE INDEX settlements_unfinished ON settlements (settlement)
            WHERE files IS NULL OR acknowledged IS NULL;
        CREATE INDEX settlements_undelivered ON settlements (settlement)
            WHERE outcome IS NOT 'done';
        CREATE TABLE names (
            person INTEGER PRIMARY KEY,
            name TEXT NOT NULL
        ) STRICT;
        CREATE TABLE customer_names (
            customer INTEGER PRIMARY KEY,
            name TEXT NOT NULL
        ) STRICT;
        """

    /// What `tilld verify` compares: all that follows from the journal.
    static let derived = [
        "live", "stations", "configurations", "items", "codes", "receipts", "receipt_lines",
        "receipt_vat", "payments", "receipt_promotions", "returned", "refunds", "copies",
        "retenders", "balances", "skipped_receipts",
        "reports", "settlements", "stock", "places", "stock_moves", "floors",
    ]

    /// Makes the tables in a new file; refuses one that a newer program has written, or that is to
    /// be brought up to date first (`Upgrade`).
    static func prepare(_ database: Database) throws(Fault) {
        guard try check(database) == 0 else { return }
        try faulting { () throws(SQLiteFault) in
            try database.execute(
                "BEGIN IMMEDIATE; \(tables) PRAGMA user_version=\(version); COMMIT")
        }
    }

    /// - Returns: the version that was found: this one, or 0 where there are no tables yet.
    @discardableResult
    static func check(_ database: Database) throws(Fault) -> Int {
        let found = try faulting { () throws(SQLiteFault) in
            try database.int("PRAGMA user_version")
        }
        guard found <= version else {
            throw Fault(.newer, "the database has version \(found), this program knows \(version)")
        }
        guard found == 0 || found == version else {
            throw Fault(.older, "the database has version \(found): start `tilld` on it first")
        }
        return found
    }
}
