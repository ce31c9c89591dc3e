import CTesseract

/// How bright the paper is, here and there on a picture of a page.
package struct PaperLight: Sendable, Hashable {
    /// Between the paper in the darker parts and in the brighter ones: 1 for a scan.
    package let evenness: Double

    /// - Parameter brightness: of the brightest spot of each part, from 0 to 255.
    package init(brightness: [UInt8]) {
        let sorted = brightness.sorted()
        guard let brightest = sorted.last, brightest > 0 else {
            evenness = 1
            return
        }
        evenness = Double(sorted[sorted.count / 10]) / Double(max(1, sorted[sorted.count * 9 / 10]))
    }

    /// A shadow lies on it, or the light comes from one side. So it seems too of a page with a large dark picture.
    package var isUneven: Bool { evenness < 0.8 }
}

extension Pixels {
    /// Parts along the shorter side: each larger than a letter, so that there is paper in it.
    private static let partsAcross = 40

    /// Nil for a picture of ink or none, and for one too small to tell. What lies about the page in a photograph, or is black at a scan's edge,
    /// does not count.
    func paperLight() throws -> PaperLight? {
        let side = min(width, height) / Self.partsAcross
        guard depth >= 8, side >= 4 else { return nil }
        let grey = try Pixels(pixConvertTo8(handle, 0))
        let paper = try Pixels(pixScaleGrayMinMax(grey.handle, Int32(side), Int32(side), Int32(L_CHOOSE_MAX)))
        let (marginX, marginY) = (paper.width / 12, paper.height / 12)
        var brightness: [UInt8] = []
        for y in marginY..<(paper.height - marginY) {
            for x in marginX..<(paper.width - marginX) {
                var value: UInt32 = 0
                pixGetPixel(paper.handle, Int32(x), Int32(y), &value)
                brightness.append(UInt8(truncatingIfNeeded: value))
            }
        }
        return PaperLight(brightness: brightness)
    }

    /// In greys, the paper white everywhere and the ink dark; nil where there is nothing to go by.
    func evenlyLit() throws -> Pixels? {
        let grey = try Pixels(pixConvertTo8(handle, 0))
        guard let even = pixBackgroundNormSimple(grey.handle, nil, nil) else { return nil }
        let flat = try Pixels(even)
        guard let stretched = pixContrastNorm(nil, flat.handle, 50, 50, 130, 2, 2) else { return flat }
        return try Pixels(stretched)
    }
}
