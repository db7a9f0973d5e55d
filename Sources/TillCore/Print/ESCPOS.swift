/// The commands that a paper is printed with, numbers as in Epson's "ESC/POS Command Reference for
/// TM Printers". Each is old and everywhere: a printer that calls itself compatible knows them.
///
/// Rows come set to the width, spaces and all, so nothing depends on how wide a printer believes
/// its paper to be.
enum ESCPOS {
    /// `ESC @`: as after switching on.
    static let initialise: [UInt8] = [0x1B, 0x40]
    /// `ESC R 0`: the American set. Others have Å, Ä or Ö where brackets belong.
    static let plainASCII: [UInt8] = [0x1B, 0x52, 0]
    /// `ESC t 19`: code page 858.
    static let codePage858: [UInt8] = [0x1B, 0x74, 19]
    static let lineFeed: [UInt8] = [0x0A]
    /// `ESC a n`.
    static let centre: [UInt8] = [0x1B, 0x61, 1]
    static let left: [UInt8] = [0x1B, 0x61, 0]
    /// `GS V 66 0`: to the cutter, then cut, one point left.
    static let cut: [UInt8] = [0x1D, 0x56, 66, 0]
    /// `ESC p 0 25 250`: a pulse of 50 ms on pin 2, and half a second before the next.
    static let drawerKick: [UInt8] = [0x1B, 0x70, 0, 25, 250]

    /// `ESC E n`.
    static func bold(_ isOn: Bool) -> [UInt8] { [0x1B, 0x45, isOn ? 1 : 0] }

    /// `GS ! n`: in each half of the byte how many times as large, less one.
    static func size(_ scale: Int) -> [UInt8] { [0x1D, 0x21, UInt8((scale - 1) * 0x11)] }
}
