import Testing
import TillCore

@testable import TillSearch

@Suite struct IndexTests {
    private func segment(_ goods: [(String, String)]) throws -> Segment {
        var builder = SegmentBuilder()
        for (code, name) in goods {
            builder.add(try #require(ItemCode(text: code)), name: name, group: "g")
        }
        return builder.finish()
    }

    private func index(_ names: String...) throws -> Index {
        var index = Index()
        index.add(
            try segment(names.enumerated().map { ("S-\($0.offset + 1)", $0.element) }))
        return index
    }

    private func find(_ index: Index, _ text: String, _ groups: [[String]] = []) -> [String] {
        index.find(Query([text], synonyms: Synonyms(groups)), limit: 10).map(\.written)
    }

    @Test func compounds() throws {
        let index = try index("Havremjölk", "Havre mjölk", "Mjölk av havre", "Mellanmjölk", "Havre")
        #expect(find(index, "havremjolk").prefix(3) == ["S-1", "S-2", "S-3"])
        #expect(find(index, "havremjö").prefix(3) == ["S-1", "S-2", "S-3"])
        #expect(find(index, "mjölk havre").sorted() == ["S-1", "S-2", "S-3"])
        #expect(find(index, "mjolk").count == 4)
    }

    @Test(arguments: [
        "mellnmjölk", "mellannmjölk", "mellanmjölj", "mellanmjlök", "emllanmjölk", "mellannjö",
    ])
    func oneSlip(text: String) throws {
        #expect(find(try index("Mellanmjölk", "Kaffe"), text) == ["S-1"])
    }

    /// A slip is of a letter, however many bytes it has.
    @Test(arguments: ["пелмени", "пельмнеи", "пельменни", "пильмени", "Пельмен", "пельм"])
    func slipsAreOfLetters(text: String) throws {
        #expect(find(try index("Пельмени Сибирские", "Kaffe"), text) == ["S-1"])
    }

    @Test(arguments: [
        ("drpepper", "S-1"), ("DrPepp", "S-1"), ("komjölk", "S-2"), ("komjolk", "S-2"),
        ("lageröl", "S-4"), ("drpeper", ""), ("mjölkko", ""),
    ])
    func shortWordsWrittenTogether(text: String, found: String) throws {
        let index = try index("Dr Pepper 33 cl", "Arla Ko Mellanmjölk", "Ko", "Öl Lager", "Mjölk")
        #expect(find(index, text).joined(separator: " ") == found)
    }

    /// `ö` is a letter; `o` may be typed for it.
    @Test func ownLettersAreLetters() throws {
        let index = try index("Öl", "Olja", "Lök", "Loka", "Ål", "Ale", "Äl", "Röd Gröt", "Rodgrot")
        #expect(find(index, "öl") == ["S-1"])
        #expect(find(index, "ol") == ["S-1", "S-2"])
        #expect(find(index, "lö") == ["S-3"])
        #expect(find(index, "ål") == ["S-5"])
        #expect(find(index, "al").sorted() == ["S-5", "S-6", "S-7"])
        #expect(find(index, "o\u{308}l") == ["S-1"])
        // From four letters on it may be a slip: some write names without them.
        #expect(find(index, "rödgröt") == ["S-8", "S-9"])
        #expect(find(index, "rodgrot").sorted() == ["S-8", "S-9"])
    }

    /// Two letters end too many words to count beside those that they begin.
    @Test func endsOfTwoLettersCountWhenNothingElseDoes() throws {
        let without = try index("Folköl 33 cl", "Handkräm Olivolja", "Symbol", "Smör")
        #expect(find(without, "öl") == ["S-1"])
        #expect(find(without, "öl 33") == ["S-1"])
        let with = try index("Folköl", "Ölkorv")
        #expect(find(with, "öl") == ["S-2"])
        #expect(find(try index("Läsk 33 cl"), "cl") == ["S-1"])
        #expect(find(try index("Mjölk 15"), "55") == [])
    }

    @Test func synonymsAreFoundWhileTheyAreTyped() throws {
        let index = try index("Havredryck", "Gräddfil", "Havregryn")
        let groups = [["havremjölk", "havredryck"], ["gräddfil", "sour cream"]]
        for text in ["havremj", "havremjö", "havremjo", "havremjölk", "Havremjolk"] {
            #expect(find(index, text, groups) == ["S-1"], "\(text)")
        }
        #expect(find(index, "havre", groups).count == 2)
        #expect(find(index, "sour", groups) == [])
    }

    @Test func twoSlipsAreTooMany() throws {
        #expect(find(try index("Mellanmjölk"), "melanmjölj") == [])
        #expect(find(try index("Ost 1", "Ask"), "osk") == [])
    }

    @Test func oneOfSeveralWordsMayBeMissing() throws {
        let index = try index("Röd paprika", "Gul paprika", "Röd lök")
        #expect(find(index, "röd paprika xyzzy").first == "S-1")
        #expect(find(index, "xyzzy plugh") == [])
    }

    @Test func synonyms() throws {
        let index = try index("Apelsinläsk", "Gräddfil", "Soda")
        let groups = [["läsk", "soda"], ["gräddfil", "sour cream"]]
        #expect(find(index, "soda", groups) == ["S-3", "S-1"])
        #expect(find(index, "sour cream", groups) == ["S-2"])
        #expect(find(index, "sour", groups) == [])
    }

    /// However the label writes the code.
    @Test(arguments: [
        ("731086", "7310865001825"), ("0731086", "7310865001825"), ("963850", "96385074"),
        ("036000", "0036000291452"), ("0036000", "0036000291452"), ("123456", "123456789 123456AB"),
        ("1234567", "123456789"), ("654321", "654321098"), ("12345", ""), ("9999999", ""),
        ("73108650018251", ""), ("1834567890", "18345678901234567890"),
    ])
    func halfACode(digits: String, found: String) throws {
        var index = Index()
        let codes = [
            "7310865001825", "96385074", "036000291452", "123456789", "123456AB", "654321098",
            "18345678901234567890", "12345", "1234",
        ]
        index.add(try segment(codes.map { ($0, "Vara") }))
        let codesFound = index.find(codeBeginning: digits, limit: 10).map(\.written)
        #expect(codesFound.joined(separator: " ") == found)
    }

    @Test func outOfStockBehindInStockAndSoldBeforeUnsold() throws {
        var index = try index("Kaffe A", "Kaffe B", "Kaffe C")
        index.setStock(of: .own("S-1"), isOut: true)
        for _ in 0..<3 { index.countSale(of: .own("S-3")) }
        #expect(find(index, "kaffe") == ["S-3", "S-2", "S-1"])
        index.age(byWeeks: 5)
        index.setStock(of: .own("S-1"), isOut: false)
        #expect(find(index, "kaffe") == ["S-1", "S-2", "S-3"])
    }

    /// However changes come in and segments are merged, the index finds what one made at once does.
    @Test func mergedOrNotItFindsTheSame() throws {
        let words = ["kaffe", "mörk", "rost", "mjölk", "choklad", "te", "svart", "grön"]
        var names: [String: String] = [:]
        var merged = Index()
        var kept = Index()
        for round in 0..<400 {
            let code = "S-\(round * 7919 % 83)"
            let name = "\(words[round % 8]) \(words[round * 5 % 7]) \(round)"
            names[code] = name
            merged.add(try segment([(code, name)]))
            kept.add(try segment([(code, name)]))
            merged.setStock(of: .own(code), isOut: round.isMultiple(of: 3))
            kept.setStock(of: .own(code), isOut: round.isMultiple(of: 3))
            while let range = merged.layersToMerge() {
                let isTaken = merged.take(merged.merging(range))
                #expect(isTaken)
            }
        }
        #expect(merged.count == names.count)
        #expect(merged.segmentCount < 10)
        for text in words + ["kaffe mjölk", "mjölk choklad", "chokald", "9"] {
            #expect(find(merged, text) == find(kept, text), "\(text)")
        }
    }

    /// What changes while somebody merges a copy is not lost.
    @Test func changesDuringAMerge() throws {
        var index = try index("Kaffe", "Te")
        index.add(try segment([("S-3", "Kakao")]))
        index.add(try segment([("S-4", "Choklad")]))
        let range = try #require(index.layersToMerge())
        index.keep(range)
        let merge = index.merging(range)
        index.add(try segment([("S-1", "Saft")]))
        index.setStock(of: .own("S-2"), isOut: true)
        #expect(index.layersToMerge() == nil)
        let isTaken = index.take(merge)
        #expect(isTaken)
        index.keep(nil)
        #expect(find(index, "kaffe") == [])
        #expect(find(index, "saft") == ["S-1"])
        #expect(index.count == 4)
    }
}
