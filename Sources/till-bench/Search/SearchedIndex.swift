import TillCore
import TillSearch

/// An index that is compared.
protocol SearchedIndex {
    /// Bytes that it holds, in memory or in its file.
    var size: Int { get throws }
    /// The places of items in the catalogue.
    func find(_ text: String, limit: Int) throws -> [Int]
}

enum IndexKind: String, CaseIterable {
    case memory
    case words = "fts5-unicode61"
    case trigrams = "fts5-trigram"

    func make(_ goods: [(code: ItemCode, name: String)]) throws -> any SearchedIndex {
        switch self {
        case .memory: MemoryIndex(goods)
        case .words:
            try FullTextIndex(
                goods.map(\.name),
                tokenizer: "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'"
            ) { text in text.split(separator: " ").map { "\"\($0)\"*" }.joined(separator: " ") }
        case .trigrams:
            // Folded beforehand: the tokenizer can do that itself from SQLite 3.45 on only.
            try FullTextIndex(goods.map { folded($0.name) }, tokenizer: "tokenize = 'trigram'") {
                text in text.split(separator: " ").map { "\"\($0)\"" }.joined(separator: " ")
            }
        }
    }

    private func folded(_ name: String) -> String {
        String(decoding: Array(WordReader.words(of: name).joined(separator: [0x20])), as: UTF8.self)
    }
}

struct MemoryIndex: SearchedIndex {
    private var index = Index()
    private var places: [ItemCode: Int] = [:]

    init(_ goods: [(code: ItemCode, name: String)]) {
        var builder = SegmentBuilder()
        for item in goods { builder.add(item.code, name: item.name, group: "") }
        index.add(builder.finish())
        for (place, item) in goods.enumerated() { places[item.code] = place }
    }

    var size: Int { index.size }

    func find(_ text: String, limit: Int) -> [Int] {
        index.find(Query([text]), limit: limit).compactMap { places[$0] }
    }
}

/// SQLite's full-text index, in memory too, so that no disk is measured.
struct FullTextIndex: SearchedIndex {
    private let database: RawDatabase
    private let search: RawStatement
    private let pages: RawStatement
    private let query: (String) -> String

    init(
        _ names: [String], tokenizer: String, query: @escaping (String) -> String
    ) throws {
        self.query = query
        database = try RawDatabase(path: ":memory:")
        try database.execute("CREATE VIRTUAL TABLE words USING fts5 (name, \(tokenizer)); BEGIN")
        let insert = try database.prepare("INSERT INTO words (rowid, name) VALUES (?, ?)")
        for (place, name) in names.enumerated() {
            insert.bind(1, place)
            insert.bind(2, name)
            try insert.run()
        }
        try database.execute("COMMIT; INSERT INTO words (words) VALUES ('optimize')")
        search = try database.prepare(
            "SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?")
        pages = try database.prepare("SELECT page_count * 4096 FROM pragma_page_count")
    }

    var size: Int { get throws { try pages.integers().first ?? 0 } }

    func find(_ text: String, limit: Int) throws -> [Int] {
        search.bind(1, query(text))
        search.bind(2, limit)
        return try search.integers()
    }
}
