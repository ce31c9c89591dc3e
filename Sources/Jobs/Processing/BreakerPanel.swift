import Documents
import Synchronization

/// The breakers of a worker's stages.
final class BreakerPanel: Sendable {
    private let breakers = Mutex<[StageName: Breaker]>([:])

    func permission(at stage: StageName) -> Breaker.Permission {
        breakers.withLock { $0[stage, default: Breaker()].permission(at: .now) }
    }

    func change<Result>(_ stage: StageName, _ body: (inout Breaker) -> Result) -> Result
    where Result: Sendable {
        breakers.withLock { body(&$0[stage, default: Breaker()]) }
    }

    var open: [StageName] {
        breakers.withLock { $0.filter { !$0.value.isClosed }.map(\.key) }
    }
}
