/// A patch code: four bars, two of them wide, that tell a scanner, and whoever reads the scan, that a document ends. Kodak
/// defined them: a wide bar is 0.20 inches, a narrow one and every space 0.08.
///
/// A code that lies upside down is another code: T is 3 then, and 1 is 6. Nobody can tell how a sheet went through the
/// feeder, so each of these pairs is one.
package enum PatchCode: String, Sendable, CaseIterable {
    case one = "PATCH1"
    case two = "PATCH2"
    case four = "PATCH4"
    case transfer = "PATCHT"

    /// - Parameter widths: of bar, space, bar, space, bar, space, bar, in any unit.
    package init?(widths: [Double]) {
        guard widths.count == 7 else { return nil }
        let spaces = [widths[1], widths[3], widths[5]]
        // Ten units in all: two wide bars of two and a half, two narrow ones, three spaces. What a printer or a threshold adds
        // to the bars it takes from the spaces, so the sum is the surest measure.
        let unit = widths.reduce(0, +) / 10
        guard unit > 0, spaces.allSatisfy({ (0.5...1.5).contains($0 / unit) }) else { return nil }
        var wide: [Bool] = []
        for bar in [widths[0], widths[2], widths[4], widths[6]] {
            switch bar / unit {
            case 0.5...1.6: wide.append(false)
            case 1.9...3.2: wide.append(true)
            default: return nil
            }
        }
        switch wide {
        case [true, true, false, false], [false, false, true, true]: self = .one
        case [true, false, false, true]: self = .two
        case [false, true, true, false]: self = .four
        case [false, true, false, true], [true, false, true, false]: self = .transfer
        default: return nil
        }
    }
}
