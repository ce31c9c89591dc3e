/// Whether a recognition is to be believed as it is. Tesseract is sure of about 0.9 of what it reads upright and in its
/// language; upside down, or in another script, 0.25 to 0.4. So one reading is enough to tell, and no page pays for
/// orientation detection that lies the right way.
package enum ReadingDoubt: Sendable, Hashable {
    case none
    /// It may lie upside down, or be written in another script.
    case turnOrScript

    package static let believed = 0.65
    /// Of a second reading, over the first.
    package static let clearlyBetter = 0.15

    /// Of a receipt, a form or a photograph, on which a second reading of the words alone finds more (docs/decisions/0081).
    /// Clean pages are above it, and a page of more words is one of prose, where it finds nothing.
    package static func deservesMending(confidence: Double, words: Int) -> Bool {
        confidence < 0.9 && (1...500).contains(words)
    }

    /// By the second engine, which finds more on pages that came out better than those, too (docs/decisions/0084).
    package static func deservesSecondEngine(confidence: Double, words: Int) -> Bool {
        confidence < 0.93 && (1...500).contains(words)
    }

    package init(confidence: Double, words: Int) {
        self = words >= 2 && confidence < Self.believed ? .turnOrScript : .none
    }
}
