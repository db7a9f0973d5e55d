import TillTesting
import Testing

/// What the auditor reads and writes has to be right before its books can be.
@Suite struct FiguresTests {
    @Test(
        arguments: [
            ("0", 0), ("1", 1000), ("-2", -2000), ("0.005", 5), ("0.3", 300), ("1.234", 1234),
            ("-0.3", -300), ("-0.005", -5), ("-1.5", -1500),
        ])
    func quantitiesAreReadAsTheyAreWritten(text: String, thousandths: Int) {
        #expect(Figures.thousandths(text) == thousandths)
        #expect(Figures.quantity(thousandths) == text)
    }
}
