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

    package init(confidence: Double, words: Int) {
        self = words >= 2 && confidence < Self.believed ? .turnOrScript : .none
    }
}
