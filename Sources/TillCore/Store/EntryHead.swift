/// The first line of a journal entry: its number, when, whose.
///
/// `entry 10423 2026-11-23T10:15:02.123+01:00 day=12 station=3 epoch=1 seq=119 digest=…`
package struct EntryHead: Equatable, Sendable {
    package var number: Int
    package var time: Timestamp
    /// The business day that was open, or is opened by this entry; 0 when none.
    package var day: Int
    package var station: Station
    package var request: Request?

    /// The numbered request that this entry answers.
    package struct Request: Equatable, Sendable {
        package var epoch: Int
        package var number: Int
        /// Keyed with the store's pepper and taken with PINs blanked, so that a line sent again can
        /// be told from another one.
        package var digest: Hex

        package init(epoch: Int, number: Int, digest: Hex) {
            self.epoch = epoch
            self.number = number
            self.digest = digest
        }
    }

    package init(
        number: Int, time: Timestamp, day: Int, station: Station, request: Request? = nil
    ) {
        self.number = number
        self.time = time
        self.day = day
        self.station = station
        self.request = request
    }
}
