import Classification
import Documents
import Foundation
import Pipelines
import Store

/// A document with everything that is known about it, before it goes on the shelf.
struct FinishedDocument: Sendable {
    let record: DocumentRecord
    let pipeline: Pipeline
    var extracted: ExtractedDocument
    let documentClass: DocumentClass
    let enrichment: Enrichment
    let children: [DocumentStore.Child]

    var isReviewed: Bool { record.reviewed != nil }

    /// Why a person must look first; nil when we are sure, or one has looked.
    var reasonForReview: String? {
        let threshold = pipeline.classify.reviewBelow
        guard !isReviewed, documentClass.confidence < threshold else { return nil }
        let found = extracted.pages.allSatisfy { $0.text.isEmpty } ? "no text was found; " : ""
        let confidence = documentClass.confidence.formatted(.number.precision(.fractionLength(2)))
        let wanted = threshold.formatted(.number.precision(.fractionLength(2)))
        return
            "\(found)classified as \(documentClass.category) with confidence \(confidence), below \(wanted)"
    }

    /// Where the pipeline wants it in the outbox, without a suffix.
    var path: String {
        let values = PathValues(
            category: documentClass.category, language: documentClass.language, pipeline: pipeline.name,
            id: record.id, name: nameWithoutExtension, arrived: record.arrived, fields: enrichment.fields)
        // The pattern was checked when the pipeline was read; a broken one from an old version falls back.
        let pattern = (try? PathPattern(parsing: pipeline.persist.path)) ?? .fallback
        return pattern.path(for: values)
    }

    var description: DocumentStore.Description {
        DocumentStore.Description(
            mediaType: extracted.mediaType, pageCount: extracted.pageCount, documentClass: documentClass,
            enrichment: enrichment, findings: extracted.findings + enrichment.findings)
    }

    /// The sidecar's content.
    var report: DocumentReport {
        var report = DocumentReport(file: record.name)
        report.sha256 = record.hash.hex
        report.describe(extracted)
        report.describe(documentClass)
        report.describe(enrichment)
        report.children = children.map(DocumentReport.init)
        report.id = record.id.description
        report.pipeline = pipeline.name
        report.pipelineVersion = pipeline.version
        report.tags = record.tags
        report.arrived = record.arrived.formatted(.iso8601)
        return report
    }

    /// As the file's name says it, lower case, with its dot; nothing when it has none that looks like one.
    var originalSuffix: String {
        let suffix = (record.name as NSString).pathExtension.lowercased()
        let isPlain =
            !suffix.isEmpty && suffix.count <= 8
            && suffix.allSatisfy { $0.isASCII && $0.isLetter || $0.isNumber }
        return isPlain ? ".\(suffix)" : ".\(extracted.mediaType.usualSuffix)"
    }

    private var nameWithoutExtension: String {
        (record.name as NSString).deletingPathExtension
    }
}

extension DocumentReport {
    /// What is known of a file within a document, which has a way of its own.
    fileprivate init(_ child: DocumentStore.Child) {
        self.init(file: child.path)
        id = child.document?.description
        if let code = child.refusalCode.flatMap(Refusal.Code.init) {
            describe(Refusal(code, child.refusalMessage ?? ""))
        }
    }
}

extension MediaType {
    var usualSuffix: String {
        switch self {
        case .pdf: "pdf"
        case .plainText: "txt"
        case .markdown: "md"
        case .csv: "csv"
        case .jpeg: "jpg"
        case .tiff: "tif"
        case .html: "html"
        case .xml: "xml"
        case .rtf: "rtf"
        case .epub: "epub"
        case .email: "eml"
        case .outlook: "msg"
        case .mailbox: "mbox"
        case .zip: "zip"
        case .tar: "tar"
        case .gzip: "gz"
        case .bzip2: "bz2"
        case .xz: "xz"
        case .zstandard: "zst"
        case .sevenZip: "7z"
        case .doc: "doc"
        case .xls: "xls"
        case .ppt: "ppt"
        case .docx: "docx"
        case .xlsx: "xlsx"
        case .pptx: "pptx"
        case let other where other.isImage: String(other.name.dropFirst("image/".count))
        default: "bin"
        }
    }
}
