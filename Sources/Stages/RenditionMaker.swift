import Documents
import Extraction
import Foundation
import Pipelines
import Store

/// Makes the files that a pipeline wants in the outbox.
struct RenditionMaker: Sendable {
    let blobs: any BlobStore
    let reader: any DocumentReader
    /// Where files are made before they move to the outbox.
    let workFolder: String

    /// Lends the files, the sidecar last, and clears up after. Notes in `finished` what it could not make.
    func withFiles<Result: Sendable>(
        of finished: inout FinishedDocument, _ use: ([Outbox.File]) async throws -> Result
    ) async throws -> Result {
        let hash = finished.record.hash
        return try await blobs.withFile(of: hash) { original in
            try await withFiles(of: &finished, from: original, use)
        }
    }

    private func withFiles<Result: Sendable>(
        of finished: inout FinishedDocument, from original: String,
        _ use: ([Outbox.File]) async throws -> Result
    ) async throws -> Result {
        // Of this attempt alone: an extractor of a worker that died may still be writing the same document's.
        let folder = "\(workFolder)/\(finished.record.id)-\(UUID())"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let wanted = finished.pipeline.persist.renditions
        var files: [Outbox.File] = []
        if wanted.contains(.searchablePDF), finished.canBeSearchablePDF {
            files.append(
                try await searchablePDFOrOriginal(
                    of: &finished, as: finished.pipeline.persist.pdf, from: original, in: folder))
        } else if !(wanted.contains(.text) && finished.originalSuffix == ".txt") {
            files.append(Outbox.File(suffix: finished.originalSuffix, source: .file(original)))
        }
        if wanted.contains(.text) {
            files.append(Outbox.File(suffix: ".txt", source: .data(Data(finished.extracted.text.utf8))))
        }
        if wanted.contains(.json) {
            files.append(Outbox.File(suffix: ".json", source: .data(try sidecar(of: finished))))
        }
        return try await use(files)
    }

    /// A document that was read well is not turned away because its picture can't be put into a PDF again.
    private func searchablePDFOrOriginal(
        of finished: inout FinishedDocument, as conformance: PDFConformance, from original: String,
        in folder: String
    ) async throws -> Outbox.File {
        do {
            return try await searchablePDF(of: &finished, as: conformance, from: original, in: folder)
        } catch let refusal as Refusal where conformance == .asItIs {
            finished.extracted.findings.append(
                Finding(
                    code: "rendition-failed", severity: .warning,
                    message: "The original stands where its searchable PDF should: \(refusal.message)"))
            return Outbox.File(suffix: finished.originalSuffix, source: .file(original))
        } catch let refusal as Refusal {
            finished.extracted.findings.append(.notPDFA(because: refusal.message))
            return try await searchablePDFOrOriginal(of: &finished, as: .asItIs, from: original, in: folder)
        }
    }

    private func searchablePDF(
        of finished: inout FinishedDocument, as conformance: PDFConformance, from original: String,
        in folder: String
    ) async throws -> Outbox.File {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let pagesPath = "\(folder)/pages.json"
        let outputPath = "\(folder)/searchable.pdf"
        try JSONEncoder().encode(finished.extracted.pages).write(to: URL(fileURLWithPath: pagesPath))
        let findings = try await reader.render(
            RenditionRequest(
                path: original, mediaType: finished.extracted.mediaType,
                pagesPath: pagesPath, outputPath: outputPath,
                limits: finished.pipeline.extract.limits, passwords: finished.pipeline.extract.passwords,
                conformance: conformance))
        finished.extracted.findings += findings
        return Outbox.File(suffix: ".pdf", source: .file(outputPath))
    }

    private func sidecar(of finished: FinishedDocument) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(finished.report) + Data("\n".utf8)
    }
}

extension FinishedDocument {
    /// A picture, or a PDF with a page that only OCR could read. A PDF whose text is all there is searchable as it is, and
    /// is made anew only where it has to be PDF/A. A scan that was divided is none: its words are its parts'.
    var canBeSearchablePDF: Bool {
        guard extracted.parts == nil else { return false }
        if extracted.mediaType.isImage { return true }
        guard extracted.mediaType == .pdf else { return false }
        return pipeline.persist.pdf != .asItIs
            || extracted.pages.contains { !$0.recognisedWords.isEmpty }
    }
}
