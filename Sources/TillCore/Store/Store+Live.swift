/// What is live, written down: a name and a text for each thing, so that a start after any stop
/// loads what holds instead of reading ten years of journal.
///
/// The open sales are not here: a register's record says which entry began its sale, and the sale
/// is made again from the journal.
package enum LiveName: Hashable, Sendable {
    case configuration
    case floor
    case day
    case lastDay
    case clock
    case register(Int)
    case service(Station)
    case person(Int)
    case key(String)
    case pinGuard(PINGuardKey)
    case promotion(String)
    case held(Int)
    case given(Int)
    case practice(Int)

    package var text: String {
        switch self {
        case .configuration: "configuration"
        case .floor: "floor"
        case .day: "day"
        case .lastDay: "last-day"
        case .clock: "clock"
        case .register(let number): "register \(number)"
        case .service(let station): "service \(station.written)"
        case .person(let number): "person \(number)"
        case .key(let name): "key \(name)"
        case .pinGuard(let key): "pin \(key.person) at \(key.station.written)"
        case .promotion(let id): "promotion \(id)"
        case .held(let number): "held \(number)"
        case .given(let number): "given \(number)"
        case .practice(let number): "practice \(number)"
        }
    }
}

package struct LiveRecord: Equatable, Sendable {
    package let name: String
    /// `nil`: there is no such thing any more.
    package let text: [UInt8]?

    package init(name: String, text: [UInt8]?) {
        self.name = name
        self.text = text
    }
}

extension Store {
    /// What has changed since the last call.
    package mutating func takeTouched() -> [LiveRecord] {
        var records: [LiveRecord] = []
        records.reserveCapacity(touchedRegisters.count + touched.count)
        for number in touchedRegisters {
            registers[number]?.isTouched = false
            records.append(record(.register(number)))
        }
        for name in touched { records.append(record(name)) }
        touchedRegisters.removeAll(keepingCapacity: true)
        touched.removeAll(keepingCapacity: true)
        return records
    }

    private func record(_ name: LiveName) -> LiveRecord {
        LiveRecord(name: name.text, text: liveText(name))
    }

    private func liveText(_ name: LiveName) -> [UInt8]? {
        var writer = TextWriter()
        switch name {
        case .configuration: writer.raw(configuration.text)
        case .floor: writer.raw(floor.text)
        case .day:
            guard let day else { return nil }
            day.write("day", to: &writer)
        case .lastDay: Self.write("last-day", lastDay, to: &writer)
        case .clock: Self.write("clock", clock, to: &writer)
        case .register(let number): register(number).write("register", to: &writer)
        case .service(let station):
            guard let counter = services.atHand(station) else { return nil }
            Self.write("service", counter, to: &writer)
        case .person(let number):
            guard let person = people[number] else { return nil }
            Self.write("person", person, to: &writer)
        case .key(let name):
            guard let key = keys[name] else { return nil }
            Self.write("key", key, to: &writer)
        case .pinGuard(let key):
            guard let entry = guards[key] else { return nil }
            Self.write("pin", entry, to: &writer)
        case .promotion(let id):
            guard let promotion = promotions[id] else { return nil }
            Self.write("promotion", promotion, to: &writer)
        case .held(let number):
            guard let held = held[number] else { return nil }
            Self.write("held", held.head, to: &writer)
            held.sale.write("sale", to: &writer)
        case .given(let number):
            guard let given = given[number] else { return nil }
            Self.write("given", given, to: &writer)
        case .practice(let number):
            guard let practice = practices[number] else { return nil }
            practice.write("practice", to: &writer)
        }
        return writer.bytes
    }

    private static func write(
        _ word: StaticString, _ record: some Record, to writer: inout TextWriter
    ) {
        writer.raw(word)
        record.write(to: &writer)
        writer.endLine()
    }

    /// A live record that can't be read: the database is damaged.
    package struct Damage: Error, Equatable {
        package let name: String
    }

    /// Takes up what `takeTouched` gave.
    package mutating func load(_ record: LiveRecord) throws(Damage) {
        let damage = Damage(name: record.name)
        guard let text = record.text else { throw damage }
        do {
            if record.name == "configuration" {
                configuration = try Configuration(canonical: String(decoding: text, as: UTF8.self))
                return
            }
            if record.name == "floor" {
                floor = try Floor(canonical: String(decoding: text, as: UTF8.self))
                return
            }
            let lines = try Line.lines(of: text)
            guard let first = lines.first else { throw damage }
            try load(record.name, first, Array(lines.dropFirst()))
        } catch {
            throw damage
        }
    }

    private mutating func load(_ name: String, _ line: Line, _ rows: [Line]) throws {
        switch line.word {
        case "day":
            guard let day = BusinessDay(reading: line, rows: rows) else { throw Damage(name: name) }
            self.day = day
        case "last-day": lastDay = try LastDay(reading: line)
        case "clock": clock = try Clock(reading: line)
        case "register":
            guard let register = Register(reading: line, rows: rows) else {
                throw Damage(name: name)
            }
            registers[register.head.number] = register
        case "service":
            guard
                case .service(let service, let station)? = Station(
                    text: String(name.dropFirst("service ".count)))
            else { throw Damage(name: name) }
            services.load(try Counter(reading: line), of: service, station)
        case "person":
            let person = try Person(reading: line)
            people[person.number] = person
        case "key":
            let key = try Event.KeySet(reading: line)
            keys[key.name] = key
        case "pin":
            let entry = try PINGuard(reading: line)
            guards[PINGuardKey(person: entry.person, station: entry.station)] = entry
        case "promotion":
            let promotion = try Promotion(reading: line)
            promotions[promotion.id] = promotion
        case "held":
            let head = try HeldSale.Head(reading: line)
            guard let first = rows.first,
                let sale = OpenSale(reading: first, rows: rows.dropFirst())
            else { throw Damage(name: name) }
            held[head.held] = HeldSale(head: head, sale: sale)
        case "given":
            let entry = try Given(reading: line)
            given[entry.person] = entry
        case "practice":
            guard let practice = Practice(reading: line, rows: rows) else {
                throw Damage(name: name)
            }
            practices[practice.head.register] = practice
        default: throw Damage(name: name)
        }
    }

    /// After loading: makes a register's open sale again from the events since it began.
    package mutating func resumeSale(at number: Int, _ events: [Event]) {
        guard let entry = registers[number]?.head.saleEntry else { return }
        registers[number]?.sale = OpenSale(entry: entry, from: events)
    }
}

extension Line {
    /// The lines of a text, each ended by LF.
    package static func lines(of text: some Sequence<UInt8>) throws(Failure) -> [Line] {
        var lines: [Line] = []
        for bytes in Array(text).split(separator: UInt8(ascii: "\n")) {
            lines.append(try Line(parsing: Array(bytes)))
        }
        return lines
    }
}
