import Documents
import Extraction

/// The reading of one document's pages. A page that can't be read costs itself: it becomes a blank page and a finding.
struct DocumentReading {
    private let source: any PageSource
    private let options: ExtractionOptions
    private let recognizer: DocumentRecognizer
    private var read = 0
    private var refusals: [Refusal] = []

    init(source: any PageSource, options: ExtractionOptions, recognizer: Recognizer) {
        self.source = source
        self.options = options
        self.recognizer = DocumentRecognizer(recognizer: recognizer, options: options)
    }

    /// Set when not a single page could be read: then the document is refused for what befell its first.
    var refusalOfAllPages: Refusal? { refusals.count == read ? refusals.first : nil }

    /// Throws only what is no fault of the document.
    mutating func page(_ number: Int) throws -> PageReading {
        read += 1
        let tools = PageTools(
            options: options, deadline: .now + .seconds(options.limits.secondsPerPage), recognizer: recognizer
        )
        do {
            return try source.read(page: number, with: tools)
        } catch let refusal as Refusal {
            refusals.append(refusal)
            return PageReading(
                page: Page(
                    number: number, source: .none, text: "", confidence: 0, width: 595, height: 842),
                findings: [
                    Finding(
                        code: refusal.code.asPageFinding, severity: .warning,
                        message: "Page \(number): \(refusal.message)")
                ])
        }
    }
}

extension Refusal.Code {
    /// The code of the finding when it befalls one page of many.
    fileprivate var asPageFinding: String {
        switch self {
        case .extractorTimedOut: "page-timed-out"
        case .outOfMemory: "page-out-of-memory"
        case .pageTooLarge: "page-too-large"
        case .decompressionBomb: "decompression-bomb"
        default: "page-unreadable"
        }
    }
}
