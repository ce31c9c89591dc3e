import EndToEndSupport
import Glibc
import Synchronization

/// Kills one of the processes that it knows every few seconds, without warning.
final class Reaper: Sendable {
    private struct State {
        var random: SplitMix64
        var living: Set<RunningProcess> = []
        var killings = 0
        var isDone = false
    }

    private let state: Mutex<State>

    init(seed: UInt64) {
        state = Mutex(State(random: SplitMix64(seed: seed)))
    }

    var isDone: Bool { state.withLock(\.isDone) }
    var killings: Int { state.withLock(\.killings) }

    func know(_ process: RunningProcess) {
        state.withLock { _ = $0.living.insert(process) }
    }

    /// The pace is what is tested: this sleep waits for nothing.
    func kill(for time: Duration) async {
        let end = ContinuousClock.now + time
        while ContinuousClock.now < end {
            let pause = state.withLock { Double.random(in: 3...6, using: &$0.random) }
            guard (try? await Task.sleep(for: .seconds(pause))) != nil else { break }
            killOne()
        }
        state.withLock { $0.isDone = true }
    }

    private func killOne() {
        state.withLock { state in
            state.living = state.living.filter(\.isRunning)
            let candidates = state.living.sorted { $0.id < $1.id }
            guard let victim = candidates.randomElement(using: &state.random) else { return }
            victim.signal(SIGKILL)
            state.living.remove(victim)
            state.killings += 1
        }
    }
}
