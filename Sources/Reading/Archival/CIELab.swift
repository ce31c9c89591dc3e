import Foundation

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
