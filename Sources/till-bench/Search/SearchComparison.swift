import ArgumentParser
import Glibc
import TillClient
import TillCore
import TillSearch

/// Asks the same of three indexes over one catalogue: SQLite's FTS5 by words, FTS5 by trigrams, and
/// the one in memory that `tilld` has.
///
/// Every name is asked for by a word or two of its own, so it should be among what is found; how
/// often it is, is shown beside what it costs.
struct SearchComparison: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search-index",
        abstract: "Compares indexes over a catalogue: no server is needed.",
        discussion: """
            EXAMPLE:
              till-bench search-index --catalogue catalogue.csv
            """)

    @Option(help: "A CSV of code, name and what else there is, with or without a first line.")
    var catalogue: String

    @Option(help: "Queries of each kind.")
    var queries = 1000

    func run() throws {
        let goods = try Self.read(catalogue)
        let asked = SearchQueries(goods.map(\.name), count: queries)
        print("items=\(goods.count)")
        for kind in IndexKind.allCases {
            let began = Clock.microseconds
            let index = try kind.make(goods)
            let seconds = (Clock.microseconds - began) / 1000
            print("index=\(kind.rawValue) build-ms=\(seconds) bytes=\(try index.size)")
            for (name, queries) in asked.kinds {
                try Self.measure(index, kind, name, queries)
            }
        }
    }

    private static func measure(
        _ index: any SearchedIndex, _ kind: IndexKind, _ name: String, _ queries: [SearchQuery]
    ) throws {
        var times: [UInt64] = []
        var hits = 0
        for query in queries {
            let began = Clock.microseconds
            let found = try index.find(query.text, limit: 20)
            times.append(Clock.microseconds - began)
            if found.contains(query.item) { hits += 1 }
        }
        times.sort()
        guard let last = times.last else { return }
        print(
            "index=\(kind.rawValue) queries=\(name) p50-us=\(times[times.count / 2])"
                + " p99-us=\(times[times.count * 99 / 100]) max-us=\(last)"
                + " found=\(hits * 100 / queries.count)%")
    }

    private static func read(_ path: String) throws -> [(code: ItemCode, name: String)] {
        guard let file = fopen(path, "r") else {
            throw ValidationError("\(path) can't be read")
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&piece, 1, piece.count, file), count > 0 {
            bytes += piece[..<count]
        }
        return bytes.split(whereSeparator: { $0 == 10 || $0 == 13 }).compactMap { line in
            let cells = Self.cells(line)
            guard cells.count > 1, let code = ItemCode(text: cells[0]), case .gtin = code else {
                return nil
            }
            return (code, cells[1])
        }
    }

    private static func cells(_ line: ArraySlice<UInt8>) -> [String] {
        var cells: [[UInt8]] = [[]]
        var isQuoted = false
        for byte in line {
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted: cells.append([])
            default: cells[cells.count - 1].append(byte)
            }
        }
        return cells.map { String(decoding: $0, as: UTF8.self) }
    }
}

enum Clock {
    static var microseconds: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000 + UInt64(time.tv_nsec) / 1000
    }
}
