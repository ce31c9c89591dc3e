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
