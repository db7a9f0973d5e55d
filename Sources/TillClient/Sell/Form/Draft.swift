import TillCore

/// A request in the making: what is asked, what was answered, and what its reply is for.
///
/// Every line to the server is one, so that whatever a refusal asks for in addition is one more
/// question to the same line. So is the right that a person lacks:
///
/// ```
/// C: #31 ITEM 7310865001825 price=10.00
/// S: NO not-allowed #31 "…" right=price
/// C: #31 ITEM 7310865001825 price=10.00 by=21 pin=2121
/// ```
package struct Draft: Equatable, Sendable {
    let title: Words
    let verb: String
    let isNumbered: Bool
    let purpose: Purpose
    private(set) var questions: [Question]
    /// What should be known before it is answered.
    var notes: [Words] = []
    /// The question that is being asked; as many as there are when none is left.
    private(set) var current: Int

    init(
        _ title: Words, _ verb: String, _ purpose: Purpose, isNumbered: Bool = true,
        _ questions: [Question] = []
    ) {
        self.title = title
        self.verb = verb
        self.purpose = purpose
        self.isNumbered = isNumbered
        self.questions = questions
        current = questions.firstIndex(where: \.isAsked) ?? questions.count
    }

    /// What may be done at a locked register without unlocking it.
    var isOverLock: Bool {
        purpose == .handOver || (purpose == .drawer(.logOut) && !asked.isEmpty)
    }

    var question: Question? {
        current < questions.count ? questions[current] : nil
    }

    var asked: [Question] { questions.filter(\.isAsked) }

    /// Takes the answer to the current question and goes on to the next; `nil` when it was good.
    mutating func answer(_ text: String, on register: String) -> Words? {
        guard current < questions.count else { return nil }
        questions[current].answer = text
        guard questions[current].value(on: register) != nil else {
            return questions[current].complaint
        }
        current = questions[(current + 1)...].firstIndex(where: \.isAsked) ?? questions.count
        return nil
    }

    /// What Enter alone answers to a question that is still to come.
    mutating func suggest(_ text: String, for slot: Question.Slot) {
        guard let index = questions.firstIndex(where: { $0.slot == slot && $0.isAsked })
        else { return }
        questions[index].usual = text
    }

    /// An amount that was typed before the tender's name is the amount all the same.
    mutating func answerAmount(_ text: String) {
        guard let index = questions.firstIndex(where: { $0.isAsked && $0.kind == .money })
        else { return }
        questions[index].answer = text
    }

    /// Back to the question before; false when there is none.
    mutating func goBack() -> Bool {
        guard let before = questions[..<current].lastIndex(where: \.isAsked) else { return false }
        current = before
        return true
    }

    /// The line without its number.
    func request(on register: String) -> String {
        var line = TextWriter()
        line.raw(verb)
        for question in questions {
            question.write(question.value(on: register) ?? "", to: &line)
        }
        return String(decoding: line.bytes, as: UTF8.self)
    }

    func value(_ slot: Question.Slot) -> String? {
        questions.first { $0.slot == slot }?.answer
    }

    /// It was refused: asks anew what was secret, and else the last question again.
    mutating func wasRefused() {
        for index in questions.indices where questions[index].kind == .secret {
            questions[index].answer = ""
        }
        current =
            questions.firstIndex(where: \.isOpen)
            ?? questions.lastIndex(where: \.isAsked) ?? questions.count
    }

    /// Takes a question back, and asks the one before it again.
    mutating func withdraw(_ slot: Question.Slot) {
        questions.removeAll { $0.slot == slot }
        current = questions.lastIndex(where: \.isAsked) ?? questions.count
    }

    /// One more question, asked next; a question of the same slot is asked again instead.
    mutating func add(_ more: [Question]) {
        for question in more {
            if let index = questions.firstIndex(where: { $0.slot == question.slot }) {
                questions[index] = question
            } else {
                questions.append(question)
            }
        }
        guard let slot = more.first?.slot else { return }
        current = questions.firstIndex { $0.slot == slot } ?? current
    }
}
