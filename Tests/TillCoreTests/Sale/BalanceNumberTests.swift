import Testing
import TillCore

/// A number has one spelling, however it was typed.
@Suite struct BalanceNumberTests {
    @Test(arguments: [
        ("V-1", "V-1"), ("v-1", "V-1"), (" V-1\t", "V-1"), ("6001 2345", "60012345"),
        ("kå-1", "KÅ-1"), ("KA\u{30A}-1", "KÅ-1"), ("ka\u{30A}-1", "KÅ-1"), ("\u{212B}1", "Å1"),
        ("Ｖ－１", "V-1"), ("v\u{200B}-1", "V-1"), ("V\u{A0}-\u{2003}1\u{FEFF}", "V-1"),
        ("ß1", "SS1"), ("a_b.c~{1}", "A_B.C~{1}"), (" \t ", ""), ("", ""),
    ])
    func isSpelledOneWay(typed: String, spelled: String) {
        let number = Balance.Name(.voucher, typed).number
        // Bytes, as the table compares them: `==` would take a letter and its mark for one.
        #expect(Array(number.utf8) == Array(spelled.utf8))
        #expect(Balance.canonical(number) == number)
    }

    @Test(arguments: ["V1", "V-2", "V_1", "VÄ-1", "В-1"])
    func othersAreOthers(typed: String) {
        #expect(Balance.Name(.voucher, typed) != Balance.Name(.voucher, "V-1"))
    }

    @Test func kindsAreApart() {
        #expect(Balance.Name(.voucher, "1") != Balance.Name(.giftCard, "1"))
    }
}
