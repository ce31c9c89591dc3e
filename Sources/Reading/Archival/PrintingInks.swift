import Foundation

/// What cyan, magenta, yellow and black on paper look like. A picture in them must say so in PDF/A; few do, and viewers go
/// by what printing on coated paper gives (poppler's sixteen corners), so it looks as it did.
enum PrintingInks {
    /// In sRGB, by which inks lie over each other: black 1, yellow 2, magenta 4, cyan 8.
    private static let corners: [[Double]] = [
        [1, 1, 1], [0.1373, 0.1216, 0.1255], [1, 0.9490, 0], [0.1098, 0.1020, 0],
        [0.9255, 0, 0.5490], [0.1412, 0, 0], [0.9294, 0.1098, 0.1412], [0.1333, 0, 0],
        [0, 0.6784, 0.9373], [0, 0.0588, 0.1412], [0, 0.6510, 0.3137], [0, 0.0745, 0],
        [0.1804, 0.1922, 0.5725], [0, 0, 0.0078], [0.2118, 0.2119, 0.2235], [0, 0, 0],
    ]
    private static let steps = 9

    static let profile: Data = {
        var profile = ICCProfile(deviceClass: "spac", colourSpace: "CMYK", connectionSpace: "Lab ")
        profile.tags = [
            (["desc"], ICCProfile.description("A2D2 printing inks")),
            (["cprt"], ICCProfile.text("No copyright, use freely")),
            (["wtpt"], ICCProfile.point(ICCProfile.whitePoint)),
            (["A2B0"], ICCProfile.table(inputs: 4, outputs: 3, steps: steps, looks)),
            (["B2A0"], ICCProfile.table(inputs: 3, outputs: 4, steps: steps, inks)),
        ]
        return profile.data
    }()

    private static var looks: [Int] {
        grid(4).flatMap { inks in
            var colour = [0.0, 0, 0]
            for (index, corner) in corners.enumerated() {
                var share = 1.0
                for (ink, amount) in inks.enumerated() {
                    let isPrinted = (index >> (3 - ink)) & 1 == 1
                    share *= isPrinted ? amount : 1 - amount
                }
                for channel in 0..<3 { colour[channel] += share * corner[channel] }
            }
            return CIELab(sRGB: colour).encoded
        }
    }

    /// The other way, which only a printer would go: as much black as there is grey.
    private static var inks: [Int] {
        grid(3).flatMap { point in
            let lab = CIELab(
                lightness: point[0] * 65535 / 652.8, a: point[1] * 65535 / 256 - 128,
                b: point[2] * 65535 / 256 - 128)
            let missing: [Double] = lab.sRGB.map { 1 - min(max($0, 0), 1) }
            let black = missing.min() ?? 0
            let coloured: [Double] = missing.map { black < 1 ? ($0 - black) / (1 - black) : 0 }
            return (coloured + [black]).map(ICCProfile.share)
        }
    }

    /// Every point of a table, the last coordinate changing fastest.
    private static func grid(_ dimensions: Int) -> [[Double]] {
        let along = (0..<steps).map { Double($0) / Double(steps - 1) }
        return (0..<dimensions).reduce([[]]) { points, _ in
            points.flatMap { point in along.map { point + [$0] } }
        }
    }
}

/// A colour as the eye has it (CIE 1976 L*a*b*, D50).
struct CIELab {
    var lightness, a, b: Double

    init(lightness: Double, a: Double, b: Double) {
        (self.lightness, self.a, self.b) = (lightness, a, b)
    }

    init(sRGB: [Double]) {
        let linear = sRGB.map(StandardRGB.linear)
        let f = (0..<3).map { axis in
            let value =
                (0..<3).reduce(0.0) { $0 + linear[$1] * StandardRGB.primaries[$1][axis] }
                / ICCProfile.whitePoint[axis]
            return value > 216.0 / 24389 ? cbrt(value) : (24389.0 / 27 * value + 16) / 116
        }
        self.init(lightness: 116 * f[1] - 16, a: 500 * (f[0] - f[1]), b: 200 * (f[1] - f[2]))
    }

    /// Beyond 0 to 1 for what sRGB does not hold.
    var sRGB: [Double] {
        let middle = (lightness + 16) / 116
        let xyz = [middle + a / 500, middle, middle - b / 200].enumerated().map { axis, f in
            ICCProfile.whitePoint[axis]
                * (f * f * f > 216.0 / 24389 ? f * f * f : (116 * f - 16) * 27 / 24389)
        }
        // The inverse of the primaries' matrix.
        let linear = [
            3.1338561 * xyz[0] - 1.6168667 * xyz[1] - 0.4906146 * xyz[2],
            -0.9787684 * xyz[0] + 1.9161415 * xyz[1] + 0.0334540 * xyz[2],
            0.0719453 * xyz[0] - 0.2289914 * xyz[1] + 1.4052427 * xyz[2],
        ]
        return linear.map(StandardRGB.encoded)
    }

    /// As a table of 16 bits has it (ICC.1:2001-04 §6.4.10: 100 is 0xFF00, and 0 of a and b is 0x8000).
    var encoded: [Int] {
        [lightness * 652.8, (a + 128) * 256, (b + 128) * 256].map {
            Int(min(max($0, 0), 65535).rounded())
        }
    }
}
