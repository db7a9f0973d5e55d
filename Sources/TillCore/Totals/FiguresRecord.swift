/// A head with a register's figures below it: what is live at a register, and what its Z seals.
package protocol FiguresRecord: RowedRecord {
    associatedtype Head: Record
    var head: Head { get set }
    var totals: Totals { get set }
    var drawers: [DrawerSession] { get set }
}

extension FiguresRecord {
    package func writeHead(to text: inout TextWriter) { head.write(to: &text) }

    package func writeRows(_ row: ((inout TextWriter) -> Void) -> Void) { writeFigures(row) }

    func writeFigures(_ row: ((inout TextWriter) -> Void) -> Void) {
        totals.writeRows(row)
        for drawer in drawers { row { drawer.write(to: &$0) } }
    }

    package mutating func readHead(_ line: Line) throws(FieldReader.Failure) {
        head = try Head(reading: line)
    }

    package mutating func readRow(_ row: Line) -> Bool { readFigure(row) }

    mutating func readFigure(_ row: Line) -> Bool {
        if row.value("drawer") != nil, let drawer = try? DrawerSession(reading: row) {
            drawers.append(drawer)
            return true
        }
        return totals.read(row)
    }
}
