/// What F1 to F12 do, with the word that stands on the screen for each.
enum FunctionKeys {
    typealias Key = (function: Function, word: String)

    private static let selling: [Key] = [
        (.menu(.sale), "Menu"), (.goods(.find), "Find"), (.line(.quantity), "Qty"),
        (.line(.void), "Void"), (.line(.discount), "Reduce"), (.line(.price), "Price"),
        (.goods(.returnLine), "Return"), (.sale(.hold), "Hold"), (.payment(.cash), "Cash"),
        (.payment(.card), "Card"), (.payment(.swish), "Swish"), (.payment(.other), "Tender"),
    ]

    private static let idle: [Key] = [
        (.menu(.sale), "Menu"), (.goods(.find), "Find"), (.goods(.price), "Price?"),
        (.goods(.receipt), "Receipt"), (.menu(.drawer), "Drawer"), (.drawer(.noSale), "No sale"),
        (.goods(.returnLine), "Return"), (.goods(.recall), "Recall"), (.drawer(.x), "X"),
        (.drawer(.count), "Count"), (.drawer(.logOut), "Log out"), (.leave, "Leave"),
    ]

    static func all(isSelling: Bool) -> [Key] { isSelling ? selling : idle }
}
