import TillCore

/// A line from a terminal, read: its number, its verb, what it asks.
///
/// The number is read first and kept even when the rest can't be understood, because it is compared
/// before the rest is looked at.
package struct Request: Sendable {
    package enum Content: Sendable {
        /// For the writer.
        case command(Command)
        case hello(HelloRequest)
        case help(Verb?)
        case quit
        /// For a reader: the catalogue's index.
        case find(words: [String], limit: Int)
        /// For a reader: where an item is, and what is like it.
        case whereabouts(ItemCode, limit: Int)
        case unreadable(Unreadable)
    }

    package var number: Int?
    package var content: Content
    /// The second person: `by=`, or whoever logs in.
    package var secondPerson: Int?
    /// Whose PIN stands in the line.
    package var pin: PIN?
    package var newPIN: PIN?
    /// A text of it holds a payment card's number: whatever it asks is refused.
    package var hasCardNumber = false
    /// What is said to stand on the receipt that the line names.
    package var receiptCode: String?
    /// The line with every PIN's value left out: what its digest is taken of. Empty when it is no
    /// line at all: nothing of it can be told from a PIN, and nothing like it is ever stored.
    package var digestible: [UInt8] = []

    package struct PIN: Sendable, Equatable {
        package let person: Int
        package let digits: String

        package init(person: Int, digits: String) {
            self.person = person
            self.digits = digits
        }
    }

    /// - Parameter bytes: the line without its end.
    package init(parsing bytes: [UInt8]) {
        do {
            let line = try Line(parsing: bytes)
            var reader = RequestReader(line)
            digestible = reader.withoutPINs
            number = try reader.number()
            do {
                content = try Self.content(&reader, isNumbered: number != nil)
                try reader.finish()
                secondPerson = reader.secondPerson
                pin = reader.pin
                newPIN = reader.newPIN
                hasCardNumber = reader.hasCardNumber
                receiptCode = reader.receiptCode
            } catch {
                content = .unreadable(error)
            }
        } catch let failure as Line.Failure {
            number = Self.leadingNumber(bytes)
            content = .unreadable(Unreadable(failure))
        } catch let unreadable as Unreadable {
            content = .unreadable(unreadable)
        } catch {
            preconditionFailure("lines fail in two ways only: \(error)")
        }
    }

    /// `#119` at the start of a line that is no line otherwise.
    private static func leadingNumber(_ bytes: [UInt8]) -> Int? {
        guard bytes.first == UInt8(ascii: "#") else { return nil }
        let digits = bytes.dropFirst().prefix { $0 != UInt8(ascii: " ") }
        return Int(text: String(decoding: digits, as: UTF8.self)).flatMap { number in
            (1...Limits.number).contains(number) ? number : nil
        }
    }

    private static func content(
        _ reader: inout RequestReader, isNumbered: Bool
    ) throws(Unreadable) -> Content {
        let word = try reader.verb()
        guard let verb = Verb(word: word) else { throw Unreadable(.unknownVerb, word) }
        guard verb.isNumbered == isNumbered else {
            throw Unreadable(verb.isNumbered ? .numberRequired : .numberNotAllowed)
        }
        if verb.mayBeSeconded { try reader.readSecondPerson() }
        switch verb {
        case .hello: return .hello(try HelloRequest(&reader))
        case .help: return .help(try reader.optionalVerb())
        case .quit: return .quit
        case .find:
            let words = try reader.words()
            return .find(
                words: words,
                limit: try reader.key("limit", in: 1...Limits.found) ?? 20)
        case .whereabouts:
            let code = try reader.code().code
            return .whereabouts(code, limit: try reader.key("limit", in: 1...Limits.found) ?? 5)
        case .ping, .status, .reply, .key, .person, .pin, .unlock, .epoch, .logIn, .logOut, .open,
            .sale, .item, .quantity, .void, .total, .pay, .end, .cancel, .ring, .receipt, .count,
            .x, .z, .day, .closeDay, .report, .settlements, .settlement, .acknowledge, .put, .price,
            .training,
            .reprice, .discount, .returned, .paid, .failed, .unpay, .hold, .held, .recall,
            .retender, .copy, .paidIn, .paidOut, .drop, .noSale, .overShort, .balance, .block,
            .receive, .move, .adjust, .stocktake, .stock, .check, .journal, .list:
            return .command(try Command(verb, &reader))
        }
    }
}
