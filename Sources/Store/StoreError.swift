package import Documents
package import Foundation

/// What can go wrong between the store and its callers.
package enum StoreError: Error, Sendable, Hashable, CustomStringConvertible {
    case noSuchDocument(DocumentID)
    case wrongState(DocumentID, is: DocumentState, wanted: [DocumentState])
    case noResult(DocumentID, StageName)
    case noSuchFire(UUID)
    case unexpected(String)

    package var description: String {
        switch self {
        case .noSuchDocument(let id): "there is no document \(id)"
        case .wrongState(let id, let state, let wanted):
            "document \(id) is \(state.rawValue), not \(wanted.map(\.rawValue).joined(separator: " or "))"
        case .noResult(let id, let stage): "document \(id) has no result of \(stage.rawValue)"
        case .noSuchFire(let id): "there is no fire \(id.uuidString.lowercased())"
        case .unexpected(let what): "the database holds something unexpected: \(what)"
        }
    }
}
