package import Documents
package import Foundation

/// What an extractor sends of the files within a document, one after the other.
package enum ChildEvent: Sendable, Hashable, Codable {
    /// One begins; its bytes follow.
    case begun(EmbeddedFile)
    case content(Data)
    /// It was whole.
    case ended
    /// It can't be had, whether it had begun or not. The others may be sound.
    case refused(EmbeddedFile, Refusal)
}

extension ChildEvent {
    /// Of how many files nothing more is to come after this.
    var completed: Int {
        switch self {
        case .begun, .content: 0
        case .ended, .refused: 1
        }
    }
}
