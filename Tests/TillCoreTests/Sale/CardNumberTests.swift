import Testing
import TillCore

@Suite struct CardNumberTests {
    @Test(arguments: [
        "4111111111111111", "5500000000000004", "340000000000009", "6011000000000004",
        "3530111333300000", "2223000048400011", "4222222222222", "4111 1111 1111 1111",
        "4111-1111-1111-1111", "ref4111111111111111x", "1 4111111111111111",
        "4111 1111 1111 1111 12/27", "4111.1111.1111.1111", "no 17: 4111/1111/1111/1111",
    ])
    func isFound(text: String) {
        #expect(CardNumber.isFound(in: text))
    }

    @Test(arguments: [
        "", "1234", "4111111111111112", "411111111111", "41111111111111111111111",
        "7310865001825", "0000000000000000", "1234567890123", "4x1x1x1x1x1x1x1x1x1x1",
    ])
    func othersAreNot(text: String) {
        #expect(!CardNumber.isFound(in: text))
    }
}
