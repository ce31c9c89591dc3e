import Synchronization

/// Lends lanes, one borrower each, first come first served.
final class LaneQueue: Sendable {
    private struct State {
        var idle: [ExtractorLane]
        var waiting: [(ticket: Int, continuation: CheckedContinuation<ExtractorLane, any Error>)] = []
        var cancelled: Set<Int> = []
        var nextTicket = 0
    }

    private let state: Mutex<State>

    init(_ lanes: [ExtractorLane]) {
        state = Mutex(State(idle: lanes.reversed()))
    }

    func withLane<Result: Sendable>(
        _ body: @Sendable (ExtractorLane) async throws -> Result
    ) async throws -> Result {
        let lane = try await borrow()
        defer { giveBack(lane) }
        return try await body(lane)
    }

    private func borrow() async throws -> ExtractorLane {
        let ticket = state.withLock { state in
            state.nextTicket += 1
            return state.nextTicket
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                enqueue(ticket, continuation)
            }
        } onCancel: {
            leave(ticket)
        }
    }

    private func enqueue(_ ticket: Int, _ continuation: CheckedContinuation<ExtractorLane, any Error>) {
        let now: Result<ExtractorLane, any Error>? = state.withLock { state in
            if state.cancelled.remove(ticket) != nil { return .failure(CancellationError()) }
            // The one given back last comes first: its extractor is warm, and the others stay unstarted.
            if let lane = state.idle.popLast() { return .success(lane) }
            state.waiting.append((ticket, continuation))
            return nil
        }
        if let now { continuation.resume(with: now) }
    }

    private func leave(_ ticket: Int) {
        let continuation = state.withLock { state in
            guard let index = state.waiting.firstIndex(where: { $0.ticket == ticket }) else {
                // Not yet in the queue, or served already, where a left-over ticket harms nobody.
                state.cancelled.insert(ticket)
                return CheckedContinuation<ExtractorLane, any Error>?.none
            }
            return state.waiting.remove(at: index).continuation
        }
        continuation?.resume(throwing: CancellationError())
    }

    private func giveBack(_ lane: ExtractorLane) {
        let continuation = state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.idle.append(lane)
                return CheckedContinuation<ExtractorLane, any Error>?.none
            }
            return state.waiting.removeFirst().continuation
        }
        continuation?.resume(returning: lane)
    }
}
