/// Holds what was found against what must be. Pure.
struct Judgement: Sendable {
    let hits: Hits

    /// What is wrong, a sentence each.
    func complaints(truths: [String: Truth], found: [FoundDocument]) -> [String] {
        var complaints: [String] = []
        let documents = Dictionary(grouping: found, by: \.sha256)
        for (hash, truth) in truths.sorted(by: { $0.key < $1.key }) {
            complaints += judge(truth, documents[hash] ?? []).map { "\(truth.names[0]): \($0)" }
        }
        for document in found where truths[document.sha256] == nil {
            complaints.append("\(document.name): holds bytes that were never dropped as a file")
        }
        return complaints
    }

    private func judge(_ truth: Truth, _ documents: [FoundDocument]) -> [String] {
        let states = documents.map { $0.code.map { "quarantined (\($0))" } ?? $0.state }
        switch (truth.presence, documents.count) {
        case (.never, 0), (.may, 0): return []
        case (.never, _): return ["was taken before it was whole: \(states)"]
        case (.must, 0): return ["is lost: there is no document of it"]
        case (_, 1): break
        case (_, let count): return ["\(count) documents of the same bytes: \(states)"]
        }
        return documents.flatMap { judge($0, truth) }
    }

    private func judge(_ document: FoundDocument, _ truth: Truth) -> [String] {
        var complaints: [String] = []
        if !truth.names.contains(document.name) {
            complaints.append("its document is called \(document.name)")
        }
        switch (truth.ending, document.state) {
        case (.refused(let code), "quarantined"):
            if document.code != code, !isExcused(document) {
                complaints.append("refused as \(document.code ?? "nothing"), not as \(code)")
            }
        case (.stored(let wanted), "stored"):
            guard let reading = document.reading else { return complaints + ["stored without a sidecar"] }
            if let difference = wanted.difference(to: reading), !lostPages(document) {
                complaints.append("stored, but \(difference)")
            }
        case (.stored, "quarantined"):
            if !isExcused(document) { complaints.append("refused as \(document.code ?? "nothing")") }
        case (_, let state):
            complaints.append("is \(state)")
        }
        return complaints
    }

    private func isExcused(_ document: FoundDocument) -> Bool {
        document.code.map(hits.excuses(for: document.sha256).contains) ?? false
    }

    /// Of a document of several pages, those that cost extractors are left out, and it says so.
    private func lostPages(_ document: FoundDocument) -> Bool {
        let findings = [
            "extractor-timed-out": "page-timed-out", "out-of-memory": "page-out-of-memory",
            "extractor-crashed": "page-crashed",
        ]
        return hits.excuses(for: document.sha256).contains { code in
            findings[code].map(document.findings.contains) ?? false
        }
    }
}
