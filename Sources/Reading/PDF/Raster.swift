import Documents

/// How finely to draw a page for recognition: 300 dots per inch, or what the limit on pixels allows of it.
package struct Raster: Sendable, Hashable {
    /// What Tesseract is trained for.
    package static let usual = 300.0
    /// Twice an A3 page. Larger ones are posters and drawings, whose text is larger too.
    package static let mostMegapixels = 36.0
    /// Below that no text of usual size survives, and a page so large is no page.
    package static let least = 20.0

    package let dotsPerInch: Double

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
}
