/// A configuration's text, read to its end: what it says, where, and all that is wrong with it.
///
/// There are two sources. A *file* is what an owner writes: it may leave out the accounts that
/// `BAS` knows, and is checked for all that a settlement needs. The *journal* holds canonical text:
/// complete, and long since in force, so that what a later program would write or refuse changes
/// nothing about it.
package struct ConfigurationText: Sendable {
    package enum Source: Sendable {
        case file
        case journal
    }

    /// Where an account is named: a key of a setting.
    package struct Place: Hashable, Sendable {
        /// `tender`
        package let word: String
        /// Which of its kind: 0 is the first.
        package let index: Int
        /// `account`
        package let key: String
    }

    package private(set) var configuration = Configuration()
    /// In the order in which they are found: what can't be read, or else what doesn't fit.
    package private(set) var errors: [Configuration.Failure] = []
    /// Whether every line could be read; only then is it asked what fits together.
    package private(set) var isReadable = false
    /// The accounts whose number was left out, and those whose name was.
    private(set) var numbersLeftOut: Set<Place> = []
    private var namesLeftOut: Set<Int> = []
    private var lines: [String: [Int]] = [:]

    package init(_ text: String, from source: Source) {
        for (index, bytes) in text.utf8.split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false
        ).enumerated() {
            read(Array(bytes), index + 1, from: source)
        }
        isReadable = errors.isEmpty
        guard isReadable else { return }
        switch source {
        case .file:
            completeRegisters()
            completeNames()
            check()
            if errors.isEmpty { checkPostings() }
        case .journal:
            check()
        }
    }

    /// The line of a setting, counted from 1; 0 when the file doesn't have it. Of settings that
    /// stand once the last line counts.
    func line(of word: String, _ index: Int) -> Int {
        guard let lines = lines[word] else { return 0 }
        return lines.indices.contains(index) ? lines[index] : 0
    }

    func line(of word: String) -> Int { lines[word]?.last ?? 0 }

    package func line(of place: Place) -> Int {
        place.word == "accounts" ? line(of: place.word) : line(of: place.word, place.index)
    }

    package func isNumberLeftOut(at place: Place) -> Bool { numbersLeftOut.contains(place) }

    package func isNameLeftOut(of account: Int) -> Bool { namesLeftOut.contains(account) }

    mutating func fail(_ line: Int, _ reason: String) {
        errors.append(Configuration.Failure(line: line, reason: reason))
    }
}

extension ConfigurationText {
    private mutating func read(_ bytes: [UInt8], _ number: Int, from source: Source) {
        var bytes = bytes
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
        guard bytes.contains(where: { $0 != UInt8(ascii: " ") }),
            bytes.first != UInt8(ascii: "#")
        else { return }
        do {
            var line = try Line(parsing: bytes)
            if source == .file, let hidden = line.hiddenText(mayHaveLines: line.word == "print") {
                throw Configuration.Failure(line: number, reason: hidden)
            }
            let index = lines[line.word, default: []].count
            switch source {
            case .file:
                if line.word == "accounts" {
                    numbersLeftOut = numbersLeftOut.filter { $0.word != "accounts" }
                }
                for missing in BAS.missing(in: line) {
                    line = try line.adding(missing.key, missing.account)
                    numbersLeftOut.insert(place(line.word, index, "\(missing.key)"))
                }
            case .journal: break
            }
            try configuration.read(line)
            lines[line.word, default: []].append(number)
        } catch let failure as FieldReader.Failure {
            fail(number, failure.sentence)
        } catch let failure as Configuration.Failure {
            fail(number, failure.reason)
        } catch {
            fail(number, "this line can't be read: \(error)")
        }
    }

    /// `accounts` counts once, whichever line it was: the last holds.
    private func place(_ word: String, _ index: Int, _ key: String) -> Place {
        Place(word: word, index: word == "accounts" ? 0 : index, key: key)
    }

    /// A cash account for each register, when the file leaves all cash accounts to the house: one
    /// that says where cash lies means it for the registers that say nothing.
    private mutating func completeRegisters() {
        guard let cash = configuration.tenders.firstIndex(where: { $0.kind == .cash }),
            numbersLeftOut.contains(place("tender", cash, "account"))
        else { return }
        for (index, register) in configuration.registers.enumerated()
        where register.account == nil {
            guard let account = BAS.cash(ofRegister: register.number) else { continue }
            configuration.registers[index].account = account
            numbersLeftOut.insert(place("register", index, "account"))
        }
    }

    /// An `account` line for what is used and has none, by number.
    private mutating func completeNames() {
        if lines["accounts"] == nil {
            numbersLeftOut.insert(place("accounts", 0, "rounding"))
            numbersLeftOut.insert(place("accounts", 0, "difference"))
        }
        let named = Set(configuration.accounts.map(\.number))
        let unnamed = Set(configuration.statedAccounts.map(\.number)).subtracting(named)
        for number in unnamed.sorted() {
            guard let name = BAS.name(of: number) else { continue }
            var account = Setting.Account()
            account.number = number
            account.name = name
            configuration.accounts.append(account)
            namesLeftOut.insert(number)
        }
    }
}

extension Line {
    /// The line with a key more at its end, as if it stood there.
    fileprivate func adding(_ key: StaticString, _ value: Int) throws(Failure) -> Line {
        var writer = TextWriter()
        writer.raw(bytes)
        writer.field(key, value)
        return try Line(parsing: writer.bytes)
    }
}
