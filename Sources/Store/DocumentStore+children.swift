package import Documents
import Foundation
package import Jobs
package import Postgres

/// Documents within documents.
extension DocumentStore {
    /// What came of a file that lay within a document.
    package struct Child: Sendable, Hashable {
        package var position: Int
        /// Below the folder that the outermost document came from.
        package var path: String
        /// Its document; that of the same bytes, when they had been here before; nil when it was turned away.
        package var document: DocumentID?
        package var isDuplicate: Bool
        package var refusalCode: String?
        package var refusalMessage: String?
    }

    /// In how many documents it lies, one within the other: 0 for one that came by itself.
    package func depth(of document: DocumentID) async throws -> Int {
        try await database.query(
            "SELECT depth FROM arrivals WHERE document_id = \(document.uuid) AND outcome = 'accepted'"
        ).first?.decode("depth") ?? 0
    }

    /// The document that it lies in; nil for one that came by itself.
    package func parent(of document: DocumentID) async throws -> DocumentID? {
        try await database.query(
            """
            SELECT parent_id FROM arrivals
            WHERE document_id = \(document.uuid) AND outcome = 'accepted' AND parent_id IS NOT NULL
            """
        ).first.map { DocumentID(try $0.decode("parent_id", as: UUID.self)) }
    }

    /// In the order of their positions.
    package func children(of document: DocumentID) async throws -> [Child] {
        try await database.query(
            """
            SELECT position, relative_path, outcome, document_id, refusal_code, refusal_message FROM arrivals
            WHERE parent_id = \(document.uuid) ORDER BY position
            """
        ).map { row in
            Child(
                position: try row.decode("position"), path: try row.decode("relative_path"),
                document: try row.decode("document_id", as: UUID?.self).map { DocumentID($0) },
                isDuplicate: try row.decode("outcome", as: String.self) == "duplicate",
                refusalCode: try row.decode("refusal_code"), refusalMessage: try row.decode("refusal_message")
            )
        }
    }

    /// Writes down the arrival of what lies within a document, with their documents, and answers their first jobs. Those
    /// that came when the document was read before are passed over; so are bytes that have been here before, as a
    /// watched folder does usually.
    package static func admit(
        _ children: [NewChild], of parent: DocumentRecord, pipelineVersion: String, priority: Int,
        on connection: isolated Connection
    ) throws -> [NewJob] {
        let house = try House(parent, pipelineVersion: pipelineVersion, priority: priority, on: connection)
        let fresh = try KnownChildren(of: house, on: connection).numbering(children)
        try lockContents(of: fresh, on: connection)
        return try fresh.compactMap { try admit($0, to: house, on: connection) }
    }

    /// What earlier readings of a document found within it. Another version of a reader may find other files, in other
    /// places: so they are known by their bytes, and those that could not be had by their paths.
    private struct KnownChildren {
        private var positions: Set<Int> = []
        private var hashes: Set<String> = []
        private var paths: Set<String> = []
        private let house: House

        init(of house: House, on connection: isolated Connection) throws {
            self.house = house
            for row in try connection.query(
                "SELECT position, sha256, relative_path FROM arrivals WHERE parent_id = \(house.parent.id.uuid)"
            ) {
                positions.insert(try row.decode("position"))
                if let hash = try row.decode("sha256", as: String?.self) {
                    hashes.insert(hash)
                } else {
                    paths.insert(try row.decode("relative_path"))
                }
            }
        }

        /// Those that are new, each at its place, or behind all others where that is taken.
        func numbering(_ children: [NewChild]) -> [NewChild] {
            var last = max(positions.max() ?? 0, children.map(\.position).max() ?? 0)
            return children.filter { !contains($0) }.map { child in
                guard positions.contains(child.position) else { return child }
                last += 1
                var child = child
                child.position = last
                return child
            }
        }

        private func contains(_ child: NewChild) -> Bool {
            switch child.content {
            case .blob(let hash, _): hashes.contains(hash.hex)
            case .refused: paths.contains(house.path(of: child))
            }
        }
    }

    /// What all children of a document have in common.
    private struct House {
        let parent: DocumentRecord
        let pipelineVersion: String
        let priority: Int
        let folder: String?
        let relativePath: String
        let depth: Int

        init(
            _ parent: DocumentRecord, pipelineVersion: String, priority: Int,
            on connection: isolated Connection
        ) throws {
            let rows = try connection.query(
                """
                SELECT folder, relative_path, depth FROM arrivals
                WHERE document_id = \(parent.id.uuid) AND outcome = 'accepted'
                """)
            guard let row = rows.first else { throw StoreError.noSuchDocument(parent.id) }
            self.parent = parent
            self.pipelineVersion = pipelineVersion
            self.priority = priority
            folder = try row.decode("folder")
            relativePath = try row.decode("relative_path")
            depth = try row.decode("depth", as: Int.self) + 1
        }

        func path(of child: NewChild) -> String { "\(relativePath)/\(child.path)" }
    }

    /// As the door does it for each file, so that of two with the same bytes one waits for the other: in one order, or
    /// two archives would wait for each other.
    private static func lockContents(of children: [NewChild], on connection: isolated Connection) throws {
        let hashes = children.compactMap { child in
            if case .blob(let hash, _) = child.content { hash.hex } else { nil }
        }
        for hash in Set(hashes).sorted() {
            _ = try connection.query("SELECT pg_advisory_xact_lock(hashtextextended(\(hash), 0))")
        }
    }

    /// Nil when there is nothing to do for it.
    private static func admit(_ child: NewChild, to house: House, on connection: isolated Connection) throws
        -> NewJob?
    {
        switch child.content {
        case .refused(let refusal):
            try insert(child, of: house, outcome: "refused", refusal: refusal, on: connection)
            return nil
        case .blob(let hash, let size):
            if let earlier = try documentWithContent(hash, on: connection) {
                try insert(
                    child, of: house, outcome: "duplicate", document: earlier, hash: hash, size: size,
                    on: connection)
                return nil
            }
            let (id, parent) = (DocumentID.new(), house.parent)
            try connection.execute(
                """
                INSERT INTO documents (id, sha256, size, name, tags, pipeline, pipeline_version)
                VALUES (\(id.uuid), \(hash.hex), \(size), \(child.name), \(parent.tags + child.folders),
                    \(parent.pipeline), \(house.pipelineVersion))
                """)
            try insert(
                child, of: house, outcome: "accepted", document: id, hash: hash, size: size, on: connection)
            try StageRun(
                ingestOf: id, pipeline: parent.pipeline, pipelineVersion: house.pipelineVersion,
                started: Date()
            ).append(on: connection)
            return try newJob(
                at: .extract, of: id, in: parent.pipeline, priority: house.priority, on: connection)
        }
    }

    private static func insert(
        _ child: NewChild, of house: House, outcome: String, document: DocumentID? = nil,
        hash: ContentHash? = nil, size: Int? = nil, refusal: Refusal? = nil,
        on connection: isolated Connection
    ) throws {
        try connection.execute(
            """
            INSERT INTO arrivals (id, source, folder, relative_path, size, modified_at, sha256, pipeline, outcome,
                document_id, refusal_code, refusal_message, parent_id, position, depth)
            VALUES (\(DocumentID.new().uuid), \(NewArrival.Source.container.rawValue), \(house.folder), \(house.path(of: child)),
                \(size), \(child.modified), \(hash?.hex), \(house.parent.pipeline), \(outcome),
                \(document?.uuid), \(refusal?.code.rawValue), \(refusal?.message.storable),
                \(house.parent.id.uuid), \(child.position), \(house.depth))
            """)
    }
}
