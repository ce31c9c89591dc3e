import Documents
import Extraction
import Foundation
import Pipelines
import Testing

@testable import Stages
@testable import Store

@Suite("Making the files for the outbox")
struct RenditionMakerTests {
    /// Answers every rendition with an error.
    private struct FailingReader: DocumentReader {
        let error: any Error

        func read(_ request: ReadRequest, children: (any ChildReceiver)?) async throws -> ExtractedDocument {
            throw error
        }
        func render(_ request: RenditionRequest) async throws { throw error }
    }

    private func scan(_ hash: ContentHash) -> FinishedDocument {
        let record = DocumentRecord(
            id: .new(), hash: hash, size: 1, name: "scan.jpg", tags: [], pipeline: "default",
            pipelineVersion: "1", state: .inFlight, arrived: Date(timeIntervalSince1970: 0), outboxFiles: [])
        let page = Page(number: 1, source: .ocr, text: "Text", confidence: 1, width: 595, height: 842)
        return FinishedDocument(
            record: record, pipeline: Pipeline(name: "default"),
            extracted: ExtractedDocument(mediaType: .jpeg, pageCount: 1, pages: [page]),
            documentClass: DocumentClass(category: "letter", confidence: 1),
            enrichment: Enrichment(fields: [], findings: [], summary: "", verification: nil),
            children: [])
    }

    private func hash() throws -> ContentHash {
        try #require(ContentHash(hex: String(repeating: "ab", count: 32)))
    }

    @Test("A document whose searchable PDF can't be made goes on the shelf as it came")
    func refusedRendition() async throws {
        let desk = try OutboxDesk()
        let maker = RenditionMaker(
            blobs: BlobFolder(folder: desk.path("blobs")),
            reader: FailingReader(error: Refusal(.corruptImage, "It can't be decoded.")),
            workFolder: desk.path("work"))
        var finished = scan(try hash())
        let suffixes = try await maker.withFiles(of: &finished) { files in files.map(\.suffix) }
        #expect(suffixes == [".jpg", ".txt", ".json"])
        #expect(finished.extracted.findings.map(\.code) == ["rendition-failed"])
        #expect(finished.report.findings.map(\.code) == ["rendition-failed"])
    }

    @Test("A fault of the machine goes on to whoever tries again")
    func faultyMachine() async throws {
        let desk = try OutboxDesk()
        let maker = RenditionMaker(
            blobs: BlobFolder(folder: desk.path("blobs")),
            reader: FailingReader(error: ReportedFault(reason: "disk full")), workFolder: desk.path("work"))
        var finished = scan(try hash())
        await #expect(throws: ReportedFault.self) {
            try await maker.withFiles(of: &finished) { _ in }
        }
        #expect(finished.extracted.findings.isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: desk.path("work")).isEmpty)
    }
}
