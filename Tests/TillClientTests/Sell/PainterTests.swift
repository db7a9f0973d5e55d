import Testing
import TillClient

struct PainterTests {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test func drawsOnlyRowsThatChanged() throws {
        var play = try Play()
        var painter = Painter()
        let all = text(painter.bytes(for: play.checkout.screen(.usual)))
        #expect(all.hasPrefix("\u{1B}[0m\u{1B}[2J\u{1B}[1;1H"))
        #expect(painter.bytes(for: play.checkout.screen(.usual)) == [])
        try play.run("K: 7")
        let typed = text(painter.bytes(for: play.checkout.screen(.usual)))
        #expect(typed == "\u{1B}[22;1H\u{1B}[0;1m > \u{1B}[0m7\u{1B}[0m\u{1B}[K\u{1B}[22;5H")
        painter.forget()
        #expect(text(painter.bytes(for: play.checkout.screen(.usual))).count > 500)
    }

    /// A name in the catalogue commands no terminal.
    @Test func namesCannotCommandTheTerminal() throws {
        var play = try Play()
        try play.run(
            #"""
            K: X<Enter>
            C: # SALE
            S: OK
            C: # ITEM X
            S: OK line=1 total=1.00
            C: TOTAL
            S: - line=1 item=X name="a\x1b[2Jb\x07" qty=1 price=1.00 amount=1.00
            S: OK lines=1 total=1.00 paid=0.00 due=1.00 cash-due=1.00 rows=1
            """#)
        var painter = Painter()
        let bytes = painter.bytes(for: play.checkout.screen(.usual))
        #expect(play.screen.contains("a·[2Jb·"))
        #expect(!bytes.contains(0x07))
        #expect(text(bytes).components(of: "\u{1B}[2J") == 1)
    }

    /// Whatever is shown, on whatever window: no row is too wide, and there are as many as it has.
    @Test(arguments: [(80, 24), (60, 18), (132, 50), (59, 24), (20, 5), (1, 1)])
    func everyScreenFitsItsWindow(columns: Int, rows: Int) throws {
        var play = try Play()
        let size = Screen.Size(columns: columns, rows: rows)
        func check(_ play: Play) {
            let screen = play.checkout.screen(size)
            #expect(screen.rows.count == rows)
            for row in screen.rows { #expect(row.text.count <= columns, "\(row.text)") }
            #expect(screen.cursor.row < rows && screen.cursor.column < columns)
        }
        check(play)
        try play.run(CheckoutSaleTests.milk)
        for keys in ["/", "w", "<Esc>", "<F9>", "1234567890<Enter>", "<Esc>", "<F5>", "5<Enter>"] {
            try play.run("K: \(keys)")
            check(play)
        }
        try play.run("K: " + String(repeating: "long ", count: 60))
        check(play)
    }
}

extension String {
    fileprivate func components(of part: String) -> Int {
        var count = 0
        var rest = self[...]
        while let range = rest.firstRange(of: part) {
            count += 1
            rest = rest[range.upperBound...]
        }
        return count
    }
}
