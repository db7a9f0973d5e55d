/// What a decision has to know of the moment: handed in, so that the core stays a function.
package struct Context: Sendable {
    package var time: Timestamp
    /// The number that an entry made now would have.
    package var entry: Int
    package var station: Station
    /// The chain's head before this entry.
    package var head: Hex
    /// `tilld 1.0.0`
    package var program: String
    /// No clock is right that stands before the day on which the program was made.
    package var programDate: CivilDate
    /// The public key whose proof was checked, where there was one.
    package var provenKey: Hex?
    /// scrypt of the PIN in the line.
    package var pin: Hex?
    /// scrypt of the new PIN in the line.
    package var newPIN: Hex?
    /// The second person: `by=`.
    package var secondPerson: Int?
    /// A text of the line holds a payment card's number.
    package var hasCardNumber = false
    /// What is said to stand on the receipt that the line names.
    package var receiptCode: String?
    /// None for a guest.
    package var names = Names()
    package var signer: Signer

    package init(
        time: Timestamp, entry: Int, station: Station, head: Hex, program: String,
        programDate: CivilDate, signer: Signer
    ) {
        self.time = time
        self.entry = entry
        self.station = station
        self.head = head
        self.program = program
        self.programDate = programDate
        self.signer = signer
    }
}

/// Signs with the store's Ed25519 key: a function of its input.
package struct Signer: Sendable {
    package let publicKey: Hex
    package let sign: @Sendable ([UInt8]) -> Hex

    package init(publicKey: Hex, sign: @escaping @Sendable ([UInt8]) -> Hex) {
        self.publicKey = publicKey
        self.sign = sign
    }
}

/// What follows from a command.
package struct Decision: Sendable {
    package var events: [Event] = []
    package var answer = Answer()
    /// A name to keep outside the journal, where it can be erased.
    package var name: ErasableName?

    package init() {}
    package init(_ events: Event...) { self.events = events }
}
