/// Limits of the protocol, as `protocol/README.md` lists them.
package enum Limits {
    /// Bytes of a line, its end not counted, either way.
    package static let line = 16_384
    /// Rows of one reply.
    package static let rows = 8192
    /// Lines of one connection that wait for their reply; more are not read.
    package static let linesInFlight = 256
    /// Bytes of those lines.
    package static let bytesInFlight = 65_536
    /// Connections of stations.
    package static let connections = 1024
    /// Connections of guests.
    package static let guests = 256
    /// Connections that were not let in yet; the oldest makes room for the next.
    package static let strangers = 512
    /// Those of them that come from one address.
    package static let strangersOfAnAddress = 256
    /// Lines of a connection before its HELLO is answered `OK`.
    package static let linesBeforeHello = 100
    /// Bytes of replies that one connection has not taken; while it has not, no more are decided.
    package static let owedToOne = 262_144
    /// The same of all connections; beyond it, each has no more than `owedToEach`.
    package static let owedInAll = 67_108_864
    package static let owedToEach = 16_384
    /// Bytes that the system keeps for a connection that doesn't read.
    package static let sendBuffer = 65_536
    /// Seconds for a peer to take something of what it is sent.
    package static let secondsDeaf = 30
    /// Seconds for strangers and guests to take their answers when the daemon stops.
    package static let secondsToLeave = 1
    /// Seconds for stations to.
    package static let secondsToDrain = 10
    /// Seconds for a handshake of TLS.
    package static let secondsToShakeHands = 10
    /// Seconds for a begun line to end.
    package static let secondsForALine = 30
    /// Seconds from connecting to HELLO.
    package static let secondsToHello = 60
    /// Results of FIND.
    package static let found = 100
    /// Words of FIND.
    package static let words = 8
    package static let settlements = 100
    /// Rows of LIST.
    package static let listed = 500
    /// Entries of JOURNAL.
    package static let entries = 500
    /// Bytes of entries that end a reply to JOURNAL: the part that reaches them is its last.
    package static let entryBytes = 131_072
    /// Bytes of an entry in one row: were each of them escaped as `\xHH`, the row would still be a
    /// line.
    package static let entryPart = 4000
    /// The highest request or receipt number: 15 digits.
    package static let number = 999_999_999_999_999
    package static let settlementNumber = 999_999_999
    /// The highest number of a customer.
    package static let customer = 999_999_999
    /// How far a new epoch may go past what the store knows, in requests or receipts: a mistyped
    /// number would be gone for ever.
    package static let epochStep = 1_000_000
    /// How many days past today a business day may be dated, and how far back before the last one.
    package static let daysApart = 31
    /// Digits of a PIN.
    package static let pin = 4...8
    /// Bytes of the code that stands on a receipt, blanks and all.
    package static let receiptCode = 20
    /// Lines back that a station is told its replies again, unless it may see the figures: as many
    /// as a connection may have unanswered.
    package static let repliesAgain = 256
}
