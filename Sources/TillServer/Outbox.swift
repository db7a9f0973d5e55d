import NIOCore

/// Replies that wait for the commit, grouped by event loop and connection: one flush each.
struct Outbox {
    private struct Letter {
        let sender: any Sender
        var news: [SenderNews]
    }

    private var letters: [ObjectIdentifier: Letter] = [:]

    mutating func add(_ news: SenderNews, to sender: any Sender) {
        letters[sender.id, default: Letter(sender: sender, news: [])].news.append(news)
    }

    mutating func send() {
        var byLoop: [ObjectIdentifier: (loop: any EventLoop, letters: [Letter])] = [:]
        for letter in letters.values {
            guard let loop = letter.sender.eventLoop else {
                letter.sender.receive(letter.news)
                continue
            }
            byLoop[ObjectIdentifier(loop), default: (loop, [])].letters.append(letter)
        }
        letters.removeAll(keepingCapacity: true)
        for (loop, letters) in byLoop.values {
            loop.execute {
                for letter in letters { letter.sender.receive(letter.news) }
            }
        }
    }
}
