import TillCore

/// Numbers as the page has them: as people of the language write them, with a minus sign that is as
/// wide as a digit, so that columns of figures stand straight.
struct PageFigures {
    let language: Language

    func money(_ money: Money) -> String { set(language.money(money)) }

    /// Of a difference: with its sign, also when it is too much.
    func difference(_ money: Money) -> String {
        money > .zero ? "+" + self.money(money) : self.money(money)
    }

    /// Debit and credit: the side that an amount doesn't stand on is empty.
    func sides(_ amount: Money) -> [String] {
        amount < .zero ? ["", money(-amount)] : [money(amount), ""]
    }

    func number(_ number: Int) -> String { set(language.number(number)) }

    func quantity(_ quantity: Quantity) -> String { set(language.quantity(quantity)) }

    /// `25 %`, `12.5%`.
    func percent(_ rate: VATRate) -> String {
        switch language {
        case .swedish: language.percent(rate) + "\u{A0}%"
        case .english: language.percent(rate) + "%"
        }
    }

    func moment(_ time: Timestamp) -> String { language.moment(time) }

    /// Both ends belong to it.
    func range(_ first: String, _ last: String) -> String {
        first == last ? first : "\(first)\u{2013}\(last)"
    }

    private func set(_ number: String) -> String {
        number.first == "-" ? "\u{2212}" + number.dropFirst() : number
    }
}
