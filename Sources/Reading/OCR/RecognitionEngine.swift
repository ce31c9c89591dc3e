import Documents

/// Reads the words on a picture. Models are loaded once and kept; a reading leaves nothing behind for the next.
protocol RecognitionEngine: AnyObject {
    /// Lines in reading order, each word in NFC with a confidence above 0 at most `Word.surestRecognised`, and boxes
    /// in fractions of the picture. A picture in which nothing is seen has no lines.
    ///
    /// - Parameters:
    ///   - picture: of 1 or 8 bits, or in colours, without a palette or opacity.
    ///   - resolution: dots per inch; nil when unknown.
    ///   - layout: a wish; an engine that knows one way to find lines follows that.
    /// Throws a `Refusal` when the deadline comes first.
    func recognise(
        _ picture: borrowing Pixels, resolution: Double?, layout: PageLayout,
        deadline: ContinuousClock.Instant
    ) throws -> Recognition
}
