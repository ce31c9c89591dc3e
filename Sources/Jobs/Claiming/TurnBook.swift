import Documents
import Synchronization

/// The turns at each stage, of one claimer.
final class TurnBook: Sendable {
    private let stages = Mutex<[StageName: Turns]>([:])

    func turns(at stage: StageName) -> Turns {
        stages.withLock { $0[stage] ?? Turns() }
    }

    func change<Result: Sendable>(_ stage: StageName, _ body: (inout Turns) -> Result) -> Result {
        stages.withLock { body(&$0[stage, default: Turns()]) }
    }
}
