/// A conversation that every server must be able to hold, as a text file shows it.
///
/// ```
/// # A sale of one carton of milk.
/// S: OK till=1 store=<*> nonce=<*>
/// C: HELLO v=1 register=3
/// S: OK store=<*> currency=SEK register=3 state=open epoch=1 next=#1 <...>
/// C: #1 SALE
/// S: OK #1
/// C2: PING
/// ```
/// `C:` is what the client sends, `S:` the line that must come, exactly; `C2:` and `S2:` are a
/// second connection. A connection opens when it is first named, so its first `S:` is the greeting;
/// named again after it was closed, it opens anew.
package struct Transcript: Sendable, Equatable {
    package enum Action: Sendable, Equatable {
        case send(TranscriptText)
        /// `C: !bytes 6162ff0a`: raw bytes, with no line end added.
        case sendBytes([UInt8])
        /// `C: !pad 17000`: a line of that many letters x.
        case sendPadding(Int)
        /// `C: !close`
        case close
        case expect(TranscriptText)
        /// `S: !rows`: rows may come that the transcript leaves out.
        case skipRows
        /// `S: !again`: the last line is sent again until it is answered as the next line says.
        case askAgain
        /// `S: !closed`
        case expectClosed
    }

    package struct Step: Sendable, Equatable {
        /// Where it stands in the file, from 1.
        package let line: Int
        package let connection: Int
        package let action: Action
    }

    package let name: String
    package let steps: [Step]
}
