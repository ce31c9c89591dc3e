import Documents
import Extraction

/// The reading of one document's pages. A page that can't be read costs itself: it becomes a blank page and a finding.
struct DocumentReading {
    private let source: any PageSource
    private let options: ExtractionOptions
    private let recognizer: DocumentRecognizer

    /// - Parameter settled: what earlier pages of the document taught.
    init(
        source: any PageSource, options: ExtractionOptions, recognizer: Recognizer,
        settled: SettledReading? = nil
    ) {
        self.source = source
        self.options = options
        self.recognizer = DocumentRecognizer(recognizer: recognizer, options: options, settled: settled)
    }

    /// What the pages so far taught.
    var settled: SettledReading { recognizer.settled }

    /// Throws only what is no fault of the document.
    func page(_ number: Int) throws -> (reading: PageReading, refusal: Refusal?) {
        let tools = PageTools(
            options: options, deadline: .now + .seconds(options.limits.secondsPerPage), recognizer: recognizer
        )
        do {
            return (try source.read(page: number, with: tools), nil)
        } catch let refusal as Refusal {
            let blank = PageReading(
                page: Page(
                    number: number, source: .none, text: "", confidence: 0, width: 595, height: 842),
                findings: [
                    Finding(
                        code: refusal.code.asPageFinding, severity: .warning,
                        message: "Page \(number): \(refusal.message)")
                ])
            return (blank, refusal)
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
