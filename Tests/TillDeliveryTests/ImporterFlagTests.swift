import Testing

@testable import TillDelivery

@Suite struct ImporterFlagTests {
    @Test(arguments: [
        "#FLAGGA 1\r\n#PROGRAM x 1\r\n", "#FLAGGA 1\n", "#FLAGGA 1", "#FLAGGA\t1\r\n",
        "\r\n  #FLAGGA   1  \r\n", "#FLAGGA \"1\"\r\n", "#FORMAT PC8\r\n#FLAGGA 1\r\n",
    ])
    func isSet(text: String) { #expect(ImporterFlag.isSet(in: Array(text.utf8))) }

    @Test(arguments: [
        "#FLAGGA 0\r\n", "", "#FLAGGA", "#FLAGGA 11\r\n", "#FLAGGA x 1\r\n", "FLAGGA 1\r\n",
        "#FLAGGA 0\r\n#FLAGGA 1\r\n", "#FLAGGAN 1\r\n", "\u{0}\u{1}#FLAGGA 1\r\n",
    ])
    func isNotSet(text: String) { #expect(!ImporterFlag.isSet(in: Array(text.utf8))) }

    @Test func bytesOfAnyKindAreNoFlag() {
        #expect(!ImporterFlag.isSet(in: Array(repeating: 0xFF, count: ImporterFlag.bytesRead)))
    }
}
