/// All that is known about a document, as `try --json` and the sidecar in the outbox say it.
/// The keys are a contract; new ones may be added, none is renamed.
package struct DocumentReport: Sendable, Hashable, Encodable {
    /// A page without its words.
    package struct PageReport: Sendable, Hashable, Encodable {
        package var number: Int
        package var source: Page.Source
        package var text: String
        package var confidence: Double
        package var rotation: Int

        package init(_ page: Page) {
            number = page.number
            source = page.source
            text = page.text
            confidence = (page.confidence * 1000).rounded() / 1000
            rotation = page.rotation
        }
    }

    package struct ClassificationReport: Sendable, Hashable, Encodable {
        package var category: String
        package var confidence: Double
        package var alternatives: [DocumentClass.Alternative]
        package var evidence: [String]

        package init(_ documentClass: DocumentClass) {
            category = documentClass.category
            confidence = documentClass.confidence
            alternatives = documentClass.alternatives
            evidence = documentClass.evidence
        }
    }

    package struct RefusalReport: Sendable, Hashable, Encodable {
        package var code: String
        package var message: String
        package var advice: String

        package init(_ refusal: Refusal) {
            code = refusal.code.rawValue
            message = refusal.message
            advice = refusal.advice
        }
    }

    package var file: String
    package var sha256: String?
    package var mediaType: String?
    package var pageCount: Int?
    package var language: String?
    package var barcodes: [Barcode]?
    package var pages: [PageReport] = []
    package var classification: ClassificationReport?
    package var fields: [Field] = []
    package var findings: [Finding] = []
    package var summary: String?
    package var verification: Double?
    /// Documents found inside this one: attachments, members of an archive.
    package var children: [DocumentReport] = []
    package var refusal: RefusalReport?
    /// How long it took.
    package var seconds: Double?
    package var id: String?
    package var state: String?
    package var pipeline: String?
    package var pipelineVersion: String?
    package var tags: [String]?
    /// ISO 8601, UTC.
    package var arrived: String?
    package var reviewReason: String?
    /// Paths in the outbox, relative to it.
    package var outbox: [String]?

    package init(file: String) {
        self.file = file
    }

    package mutating func describe(_ extracted: ExtractedDocument) {
        mediaType = extracted.mediaType.name
        pageCount = extracted.pageCount
        pages = extracted.pages.map(PageReport.init)
        barcodes = extracted.barcodes
        findings += extracted.findings
    }

    package mutating func describe(_ documentClass: DocumentClass) {
        language = documentClass.language
        classification = ClassificationReport(documentClass)
    }

    package mutating func describe(_ enrichment: Enrichment) {
        fields = enrichment.fields
        findings += enrichment.findings
        summary = enrichment.summary
        verification = enrichment.verification
    }

    package mutating func describe(_ refusal: Refusal) {
        self.refusal = RefusalReport(refusal)
    }
}
