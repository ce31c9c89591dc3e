package import Documents
package import Foundation

/// What a job is about.
package enum JobSubject: Sendable, Hashable, CustomStringConvertible {
    case document(DocumentID)
    /// What a schedule fired, by the id of its row.
    case fire(UUID)

    package var document: DocumentID? {
        if case .document(let id) = self { id } else { nil }
    }

    package var fire: UUID? {
        if case .fire(let id) = self { id } else { nil }
    }

    package var description: String {
        switch self {
        case .document(let id): id.description
        case .fire(let id): id.uuidString.lowercased()
        }
    }
}
