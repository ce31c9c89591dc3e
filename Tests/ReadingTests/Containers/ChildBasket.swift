import Documents
import Extraction
import Foundation
import Synchronization

/// Keeps what lies within a document.
final class ChildBasket: ChildReceiver {
    struct Child: Hashable {
        var path: String
        var bytes = Data()
        var refusal: Refusal.Code?

        var text: String { String(decoding: bytes, as: UTF8.self) }
    }

    private struct State {
        var children: [Child] = []
        var incoming: Child?
    }

    private let state = Mutex(State())

    var children: [Child] { state.withLock(\.children) }

    func beginAnew() { state.withLock { $0 = State() } }

    func receive(_ event: ChildEvent) throws {
        state.withLock { state in
            switch event {
            case .begun(let file): state.incoming = Child(path: file.path)
            case .content(let bytes): state.incoming?.bytes += bytes
            case .ended:
                if let child = state.incoming { state.children.append(child) }
                state.incoming = nil
            case .refused(let file, let refusal):
                state.children.append(Child(path: file.path, refusal: refusal.code))
                state.incoming = nil
            }
        }
    }
}

extension DrawnPaper {
    func readWhole(
        _ name: String, depth: Int = 0, children limits: ChildLimits = ChildLimits(),
        passwords: Passwords = Passwords()
    ) async throws -> (document: ExtractedDocument, children: [ChildBasket.Child]) {
        let basket = ChildBasket()
        var options = ExtractionOptions(languages: ["eng"])
        options.limits.children = limits
        options.passwords = passwords
        var request = ReadRequest(path: path(name), fileName: name, options: options)
        request.depth = depth
        let document = try await pool.read(request, children: basket)
        return (document, basket.children)
    }
}
