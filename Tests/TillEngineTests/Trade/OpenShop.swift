import TillTesting
import Testing

extension Shop {
    /// With milk to sell, person 17 logged in at register 3, and its drawer open.
    static func selling() throws -> Shop {
        let shop = try Shop()
        try shop.own("PUT item T-MILK name=Mjölk price=16.90 vat=food group=dairy")
        try shop.say("LOGIN 17 pin=4711")
        try shop.say("OPEN float=500.00")
        return shop
    }

    /// A line at register 3 that is not refused.
    @discardableResult
    func say(_ line: String) throws -> Answered {
        let answered = try ask("3", line)
        #expect(answered.isOK, "\(line): \(answered)")
        return answered
    }

    /// What a line at register 3 is refused with.
    func code(_ line: String) throws -> String { try ask("3", line).code }

    func own(_ line: String) throws { #expect(try ask("owner/x", line).isOK) }
}
