import Documents
import EndToEndSupport
import Foundation
import Operations
import Postgres
import Store

/// Looks at everything at the end, when nothing runs any more but Postgres.
struct Audit: Sendable {
    let site: ChaosSite

    struct Result: Sendable {
        var complaints: [String] = []
        /// How many documents ended how.
        var outcomes: [String: Int] = [:]
        var notes: [String] = []
    }

    func run() async throws -> Result {
        var result = Result()
        let truths = await site.dropper.everything
        let documents = try await listDocuments()
        let hits = Hits(text: (try? String(contentsOfFile: site.folder.hits, encoding: .utf8)) ?? "")
        let found = try documents.map { try find($0, &result) }
        for document in found {
            result.outcomes[document.code.map { "quarantined, \($0)" } ?? document.state, default: 0] += 1
        }
        result.complaints += Judgement(hits: hits).complaints(truths: truths, found: found)
        result.notes.append("extractors misbehaved \(hits.count) times")
        try await lookAtBooks(truths, &result)
        try await lookAtBlobs(of: documents, truths, &result)
        lookAtOutbox(of: documents, &result)
        try lookAtArchive(truths, found, &result)
        await lookAtInbox(&result)
        lookAtTemporaries(&result)
        lookAtProcesses(&result)
        return result
    }

    private func listDocuments() async throws -> [ListedDocument] {
        let outcome = try await site.run("documents", "list", "--json", "--limit", "100000")
        guard outcome.isSuccess else { throw Command.Failed(words: ["documents list"], said: outcome.errors) }
        return try outcome.output.split(separator: "\n").map {
            try JSONDecoder().decode(ListedDocument.self, from: Data($0.utf8))
        }
    }

    /// With its files held against each other.
    private func find(_ document: ListedDocument, _ result: inout Result) throws -> FoundDocument {
        var found = FoundDocument(
            id: document.id, name: document.name, sha256: document.sha256, state: document.state,
            code: document.refusal?.code)
        guard let path = document.outbox.last(where: { $0.hasSuffix(".json") }),
            let data = FileManager.default.contents(atPath: "\(site.folder.outbox)/\(path)")
        else { return found }
        guard let sidecar = try? JSONDecoder().decode(ReadDocument.self, from: data) else {
            result.complaints.append("\(path): is no sidecar that can be read")
            return found
        }
        if sidecar.id != document.id || sidecar.sha256 != document.sha256 {
            result.complaints.append("\(path): the sidecar of another document than \(document.name)")
        }
        found.reading = sidecar.reading
        found.findings = sidecar.findings.map(\.code)
        for path in document.outbox {
            guard let data = FileManager.default.contents(atPath: "\(site.folder.outbox)/\(path)") else {
                continue
            }
            if let complaint = complaint(of: data, path: path, sidecar: sidecar) {
                result.complaints.append("\(path): \(complaint)")
            }
        }
        return found
    }

    private func complaint(of data: Data, path: String, sidecar: ReadDocument) -> String? {
        if path.hasSuffix(".txt") {
            let text = Reading(pages: String(decoding: data, as: UTF8.self).components(separatedBy: "\u{0C}"))
            let words = text.pages.filter { !$0.isEmpty }
            return words == sidecar.reading.pages.filter { !$0.isEmpty }
                ? nil : "is not the text of its sidecar"
        }
        if path.hasSuffix(".pdf") {
            let isWhole =
                data.starts(with: Data("%PDF-".utf8))
                && data.suffix(1024).range(of: Data("%%EOF".utf8)) != nil
            return isWhole ? nil : "is no whole PDF"
        }
        return nil
    }
}
