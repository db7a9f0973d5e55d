import CSQLite
import TillCore

/// A prepared statement: bound, stepped, read, reset. Owned by one place, finalised with it.
///
/// Bound text is copied into a small buffer of the statement's own, which stays as it is until the
/// statement is reset: SQLite would otherwise allocate a copy of every value.
struct Statement: ~Copyable {
    private let handle: OpaquePointer
    private let connection: OpaquePointer
    private let buffer = BoundText()

    /// SQLite copies what doesn't fit the buffer.
    private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    init(_ sql: String, on connection: OpaquePointer) throws(SQLiteFault) {
        var handle: OpaquePointer?
        let code = sqlite3_prepare_v3(
            connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
        guard code == SQLITE_OK, let handle else { throw SQLiteFault(connection, during: sql) }
        self.handle = handle
        self.connection = connection
    }

    deinit { sqlite3_finalize(handle) }

    borrowing func bind(_ index: Int32, _ value: Int?) {
        if let value {
            note(sqlite3_bind_int64(handle, index, Int64(value)))
        } else {
            note(sqlite3_bind_null(handle, index))
        }
    }

    borrowing func bind(_ index: Int32, _ value: Money) {
        note(sqlite3_bind_int64(handle, index, value.minor))
    }

    borrowing func bind(_ index: Int32, _ value: Bool) {
        note(sqlite3_bind_int64(handle, index, value ? 1 : 0))
    }

    borrowing func bind(_ index: Int32, _ text: String?) {
        guard var text else {
            note(sqlite3_bind_null(handle, index))
            return
        }
        text.withUTF8 { bind(index, utf8: UnsafeRawBufferPointer($0)) }
    }

    /// Text that is UTF-8 already.
    borrowing func bind(_ index: Int32, text: [UInt8]) {
        text.withUnsafeBytes { bind(index, utf8: $0) }
    }

    private borrowing func bind(_ index: Int32, utf8: UnsafeRawBufferPointer) {
        let kept = buffer.keep(utf8)
        let start = (kept ?? utf8.baseAddress)?.assumingMemoryBound(to: CChar.self)
        note(
            sqlite3_bind_text64(
                handle, index, start, UInt64(utf8.count),
                kept == nil ? Self.copied : nil, UInt8(SQLITE_UTF8)))
    }

    borrowing func bind(_ index: Int32, blob: [UInt8]) {
        let code = blob.withUnsafeBytes {
            sqlite3_bind_blob64(handle, index, $0.baseAddress, UInt64($0.count), Self.copied)
        }
        note(code)
    }

    /// The first value that SQLite did not take fails the next step: without it, the statement
    /// would run with the value that was there before.
    private borrowing func note(_ code: Int32) {
        guard code != SQLITE_OK, buffer.failure == nil else { return }
        buffer.failure = SQLiteFault(
            code, String(cString: sqlite3_errstr(code)), nil,
            during: String(cString: sqlite3_sql(handle)))
    }

    /// - Returns: whether there is a row to read.
    borrowing func step() throws(SQLiteFault) -> Bool {
        if let failure = buffer.failure {
            reset()
            throw failure
        }
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default:
            let fault = SQLiteFault(connection, during: String(cString: sqlite3_sql(handle)))
            reset()
            throw fault
        }
    }

    borrowing func reset() {
        sqlite3_reset(handle)
        buffer.forget()
    }

    /// Steps a statement that has no rows, and makes it ready for the next time.
    borrowing func run() throws(SQLiteFault) {
        _ = try step()
        reset()
    }

    borrowing func int(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }

    borrowing func optionalInt(_ column: Int32) -> Int? {
        isNull(column) ? nil : int(column)
    }

    borrowing func money(_ column: Int32) -> Money {
        Money(minor: sqlite3_column_int64(handle, column))
    }

    borrowing func isNull(_ column: Int32) -> Bool {
        sqlite3_column_type(handle, column) == SQLITE_NULL
    }

    borrowing func bytes(_ column: Int32) -> [UInt8] {
        guard let start = sqlite3_column_blob(handle, column) else { return [] }
        let count = Int(sqlite3_column_bytes(handle, column))
        return Array(UnsafeRawBufferPointer(start: start, count: count))
    }

    borrowing func text(_ column: Int32) -> String {
        String(decoding: bytes(column), as: UTF8.self)
    }

    borrowing func optionalText(_ column: Int32) -> String? {
        isNull(column) ? nil : text(column)
    }
}

extension Item {
    /// What `Statement.item` reads, in this order.
    static let columns = "name, price, vat_class, item_group, unit, place, rules"
}

extension Statement {
    /// An item out of its `columns`; a unit that no version knows is a damaged row, and no item.
    borrowing func item(_ code: ItemCode) -> Item? {
        guard let unit = Item.Unit(rawValue: text(4)) else { return nil }
        var item = Item()
        item.code = code
        item.name = text(0)
        item.price = money(1)
        item.vatClass = text(2)
        item.group = text(3)
        item.unit = unit
        item.place = optionalText(5)
        return item.readRules(optionalText(6)) ? item : nil
    }
}

/// The text that a statement's parameters point to.
private final class BoundText {
    private static let capacity = 4096
    private let bytes = UnsafeMutableRawBufferPointer.allocate(
        byteCount: capacity, alignment: 1)
    private var used = 0
    /// Why the first of them was not taken.
    var failure: SQLiteFault?

    deinit { bytes.deallocate() }

    /// - Returns: where the copy is; `nil` when it doesn't fit.
    func keep(_ text: UnsafeRawBufferPointer) -> UnsafeRawPointer? {
        guard text.count <= Self.capacity - used, let start = bytes.baseAddress else { return nil }
        let place = start + used
        UnsafeMutableRawBufferPointer(start: place, count: text.count).copyMemory(from: text)
        used += text.count
        return UnsafeRawPointer(place)
    }

    func forget() {
        used = 0
        failure = nil
    }
}
