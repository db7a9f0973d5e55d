/// What F1 to F12 do, with the word that stands on the screen for each. They are the same with a
/// sale and without: a key that was pressed for the last customer means nothing else for the next.
enum FunctionKeys {
    typealias Key = (function: Function, word: Words)

    static let all: [Key] = [
        (.menu(.sale), .keyMenu), (.goods(.find), .keyFind), (.line(.quantity), .keyQuantity),
        (.line(.void), .keyVoid), (.line(.discount), .keyReduce), (.line(.price), .keyPrice),
        (.goods(.returnLine), .keyReturn), (.sale(.hold), .keyHold), (.payment(.cash), .keyCash),
        (.payment(.card), .keyCard), (.payment(.swish), .swish), (.lock, .keyLock),
    ]
}

extension Function {
    /// Whether it is about a sale that is open.
    var needsSale: Bool {
        switch self {
        case .line, .sale, .payment, .unpay: true
        case .goods, .drawer, .menu, .lock, .leave: false
        }
    }
}
