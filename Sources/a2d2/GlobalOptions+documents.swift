import Documents
import Operations
import Store
import Terminal

/// A document that a verb has changed, as `--json` prints it.
struct ChangedDocument: Encodable {
    var id: String
    var name: String
    var state: String

    init(_ document: DocumentRecord) {
        id = document.id.description
        name = document.name
        state = document.state.rawValue
    }
}

extension GlobalOptions {
    /// Does something to each document that a person named, and says what state each is in then. All are found
    /// before the first is touched.
    func change(
        _ documents: [String], _ change: @Sendable (Installation, DocumentID) async throws -> Void
    ) async throws {
        let changed = try await withInstallation { installation in
            let store = installation.store
            var found: [DocumentID] = []
            for document in documents { found.append(try await store.only(document).id) }
            var changed: [DocumentRecord] = []
            for id in found {
                try await change(installation, id)
                changed.append(try await store.document(id))
            }
            return changed
        }
        try output.list(
            changed, columns: [.init("document"), .init("name", maximum: 40), .init("state")],
            empty: "Nothing.",
            cells: { [$0.id.description, $0.name, $0.state.rawValue] }, json: ChangedDocument.init)
    }
}

extension DocumentStore {
    /// The one document that an id, or the beginning of one, names.
    func only(_ text: String) async throws -> DocumentRecord {
        let isPrefix = text.count >= 4 && text.allSatisfy { $0.isHexDigit || $0 == "-" }
        guard isPrefix else {
            throw Failure(.badUsage, "\"\(text.printable)\" is not an id, nor four or more digits of one")
        }
        let found = try await documents(beginningWith: text)
        guard let document = found.first else { throw Failure(.badUsage, "there is no document \(text)") }
        guard found.count == 1 else {
            throw Failure(
                .badUsage, "\(text) is the beginning of more than one document's id: give more digits")
        }
        return document
    }
}
