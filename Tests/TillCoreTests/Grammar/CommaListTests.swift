import TillCore
import Testing

/// Lists inside one value, whatever their elements look like by themselves.
@Suite struct CommaListTests {
    @Test(arguments: ["SMÖR", "å", "a b", "a=b", "a\"b", "a\\b", "a\nb", "\u{1B}", "\u{7F}", "x"])
    func whatIsWrittenIsReadAsTheSame(code: String) throws {
        var promotion = Promotion()
        promotion.id = "Q"
        promotion.text = "x"
        promotion.items = [.own(code), .own("T-MILK")]
        promotion.percent = Percent(basisPoints: 5000)
        var writer = TextWriter()
        writer.raw("promotion-put")
        promotion.write(to: &writer)
        let read = try Promotion(reading: Line(parsing: writer.bytes))
        #expect(read == promotion)
    }
}
