package import Documents

/// How finely to draw a page for recognition: 300 dots per inch, or what the limit on pixels allows of it.
package struct Raster: Sendable, Hashable {
    /// What Tesseract is trained for.
    package static let usual = 300.0
    /// Twice an A3 page. Larger ones are posters and drawings, whose text is larger too.
    package static let mostMegapixels = 36.0
    /// Below that no text of usual size survives, and a page so large is no page.
    package static let least = 20.0

    /// A scan of about the usual resolution is read dot by dot: another raster would only blur it.
    private static let native = 240.0...360

    package private(set) var dotsPerInch: Double

    /// - Parameters:
    ///   - width: of the page, in points, as its height.
    ///   - megapixels: the limit of the pipeline.
    package init(width: Double, height: Double, megapixels: Double) throws {
        let budget = min(megapixels, Self.mostMegapixels) * 1e6
        let squareInches = width * height / (72 * 72)
        var dots = min(Self.usual, (budget / squareInches).squareRoot())
        // A side beyond that is more than cairo and Tesseract take.
        dots = min(dots, 32_000 * 72 / max(width, height))
        guard dots >= Self.least else {
            throw Refusal(
                .pageTooLarge,
                "The page is \(Int(width / 72)) by \(Int(height / 72)) inches; \(megapixels) megapixels can't show it."
            )
        }
        dotsPerInch = dots
    }

    /// As finely as the picture that the page is made of, where that is about as fine as is usual.
    ///
    /// - Parameters:
    ///   - picture: in pixels.
    ///   - box: where it lies on the page, in fractions of it.
    ///   - width: of the page, in points, as its height.
    package mutating func fit(
        picture: (width: Int, height: Int), box: Box, width: Double, height: Double
    ) {
        let across = Double(picture.width) / (width * box.width / 72)
        let down = Double(picture.height) / (height * box.height / 72)
        // One that is stretched, or turned, has no resolution of its own.
        guard dotsPerInch == Self.usual, abs(across - down) < 0.02 * down, Self.native.contains(across) else {
            return
        }
        dotsPerInch = across
    }
}
