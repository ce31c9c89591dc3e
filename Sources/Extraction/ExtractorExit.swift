/// Exit codes by which an extractor says why it ended itself; every other end is a crash.
package enum ExtractorExit: Int32, Error, CaseIterable {
    /// An allocation failed under the memory limit.
    case outOfMemory = 71
    /// The worker that it belonged to has gone.
    case orphaned = 72
    /// It was asked something that it does not understand.
    case badRequest = 73
    /// It could not put its limits in place, and would not read without them.
    case unconfined = 74
    /// Tesseract has no data for a language that it was asked to read.
    case missingLanguage = 75
    /// The files of the second engine are there and can't be used.
    case brokenEngine = 76
}
