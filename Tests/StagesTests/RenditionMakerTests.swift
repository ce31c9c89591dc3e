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
        func render(_ request: RenditionRequest) async throws -> [Finding] { throw error }
    }

    /// Makes no PDF/A, or refuses to.
    private struct OrdinaryReader: DocumentReader {
        let refusesArchival: Bool

        func read(_ request: ReadRequest, children: (any ChildReceiver)?) async throws -> ExtractedDocument {
            throw Refusal(.unreadable, "Not asked for.")
        }
        func render(_ request: RenditionRequest) async throws -> [Finding] {
            if request.conformance == .pdfA2b, refusesArchival {
                throw Refusal(.extractorTimedOut, "It took too long.")
            }
            try Data("\(request.conformance)".utf8).write(to: URL(filePath: request.outputPath))
            return request.conformance == .pdfA2b ? [.notPDFA(because: "A font is not embedded.")] : []
        }
    }

    private func scan(_ hash: ContentHash, pdf: PDFConformance = .asItIs) -> FinishedDocument {
        let record = DocumentRecord(
            id: .new(), hash: hash, size: 1, name: "scan.jpg", tags: [], pipeline: "default",
            pipelineVersion: "1", state: .inFlight, arrived: Date(timeIntervalSince1970: 0), outboxFiles: [])
        let page = Page(number: 1, source: .ocr, text: "Text", confidence: 1, width: 595, height: 842)
        return FinishedDocument(
            record: record, pipeline: Pipeline(name: "default", persist: PersistOptions(pdf: pdf)),
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

    @Test("What is not PDF/A says so, and is on the shelf as the ordinary PDF", arguments: [false, true])
    func ordinaryInsteadOfArchival(refuses: Bool) async throws {
        let desk = try OutboxDesk()
        let maker = RenditionMaker(
            blobs: BlobFolder(folder: desk.path("blobs")), reader: OrdinaryReader(refusesArchival: refuses),
            workFolder: desk.path("work"))
        var finished = scan(try hash(), pdf: .pdfA2b)
        let suffixes = try await maker.withFiles(of: &finished) { files in files.map(\.suffix) }
        #expect(suffixes == [".pdf", ".txt", ".json"])
        #expect(finished.report.findings.map(\.code) == ["not-pdf-a"])
        #expect(
            finished.report.findings.first?.message.contains(refuses ? "took too long" : "embedded") == true)
    }

    @Test("A PDF with all its text is made anew only where it has to be PDF/A")
    func wholePDF() throws {
        for (pdf, isMade) in [(PDFConformance.asItIs, false), (.pdfA2b, true)] {
            var finished = scan(try hash(), pdf: pdf)
            finished.extracted.mediaType = .pdf
            finished.extracted.pages[0].source = .textLayer
            #expect(finished.canBeSearchablePDF == isMade)
        }
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
