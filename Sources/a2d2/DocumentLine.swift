import Documents
import Foundation
import Store

/// A document in a list, as `--json` prints it.
struct DocumentLine: Encodable {
    var id: String
    var sha256: String
    var name: String
    var state: String
    var category: String?
    var confidence: Double?
    var language: String?
    var pageCount: Int?
    var mediaType: String?
    var size: Int
    var tags: [String]
    var pipeline: String
    var pipelineVersion: String
    var summary: String?
    var verification: Double?
    var reviewReason: String?
    var refusal: Refusal?
    var outbox: [String]
    var arrived: Date
    var finished: Date?

    struct Refusal: Encodable {
        var code: String
        var message: String?
    }

    init(_ document: DocumentRecord) {
        id = document.id.description
        sha256 = document.hash.hex
        name = document.name
        state = document.state.rawValue
        category = document.category
        confidence = document.confidence
        language = document.language
        pageCount = document.pageCount
        mediaType = document.mediaType?.name
        size = document.size
        tags = document.tags
        pipeline = document.pipeline
        pipelineVersion = document.pipelineVersion
        summary = document.summary
        verification = document.verification
        reviewReason = document.reviewReason
        refusal = document.refusalCode.map { Refusal(code: $0, message: document.refusalMessage) }
        outbox = document.outboxFiles
        arrived = document.arrived
        finished = document.finished
    }
}
