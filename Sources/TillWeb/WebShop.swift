import TillCore

/// What the page has to know of its shop. It holds while the daemon runs: a configuration changes
/// only at a start.
package struct WebShop: Sendable {
    package var store: String
    /// `SEK`
    package var currency: String
    /// Whether who isn't logged in may look things up.
    package var guestsMayRead: Bool
    /// The reasons that an adjustment may have; any word when there are none.
    package var reasons: [Reason]
    package var floor: Floor

    package struct Reason: Encodable, Sendable {
        package let name: String
        package let text: String

        package init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    package init(
        store: String, currency: String, guestsMayRead: Bool, reasons: [Reason] = [],
        floor: Floor = Floor()
    ) {
        self.store = store
        self.currency = currency
        self.guestsMayRead = guestsMayRead
        self.reasons = reasons
        self.floor = floor
    }
}
