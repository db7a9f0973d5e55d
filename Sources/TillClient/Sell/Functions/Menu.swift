/// The functions by letters, for terminals whose function keys never arrive.
package enum Menu: Sendable {
    case sale, drawer

    var title: Words {
        switch self {
        case .sale: .saleMenu
        case .drawer: .drawerMenu
        }
    }

    /// In columns from left to right.
    package var columns: [[Function]] {
        switch self {
        case .sale:
            [
                [
                    .goods(.find), .goods(.whereabouts), .goods(.price), .line(.quantity),
                    .line(.void),
                    .line(.discount), .sale(.discount), .line(.price), .goods(.returnLine),
                    .goods(.returnFree), .sale(.hold), .goods(.recall), .sale(.cancel),
                ],
                [
                    .payment(.cash), .payment(.card), .payment(.swish), .payment(.giftCard),
                    .payment(.other), .unpay, .sale(.end), .goods(.copy), .goods(.receipt),
                    .goods(.retender), .goods(.mode), .menu(.drawer), .leave,
                ],
            ]
        case .drawer:
            [
                [
                    .drawer(.open), .drawer(.paidIn), .drawer(.paidOut), .drawer(.drop),
                    .drawer(.noSale), .drawer(.count), .drawer(.recount), .drawer(.overShort),
                    .drawer(.x), .drawer(.z), .drawer(.report),
                    .drawer(.closeDay),
                ],
                [
                    .drawer(.logIn), .drawer(.logOut), .lock, .drawer(.training),
                    .drawer(.balance), .menu(.sale),
                ],
            ]
        }
    }

    package var letters: [Character] { columns.joined().map(\.label.letter) }

    func function(_ letter: Character) -> Function? {
        let small = letter.lowercased()
        return columns.joined().first { String($0.label.letter) == small }
    }
}
