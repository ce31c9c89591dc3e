import Documents
import Foundation
import Synchronization
import Testing

@testable import Jobs

@Suite struct WorkInHandTests {
    private let hand = WorkInHand()

    /// The same worker may claim a job again whose lease it has lost, while the old work still goes on.
    @Test func aSecondLeaseOnAJobDoesNotHideTheFirst() {
        let (old, new) = (job(1), job(1))
        hand.take(old)
        hand.take(new)
        #expect(Set(hand.jobs) == [old, new])
        hand.put(old)
        #expect(hand.jobs == [new])
    }

    @Test func whatCouldNotBeEndedIsKnownUntilItHasBeenRescued() {
        let unended = job(1)
        hand.take(unended)
        hand.leaveBehind(unended)
        hand.put(unended)
        #expect(hand.jobs.isEmpty, "it is not renewed")
        #expect(hand.known(leftBehindFor: .seconds(300)) == [unended])
        #expect(hand.known(leftBehindFor: .zero).isEmpty)
    }

    @Test func whatIsClaimedIsInHandBeforeTheClaimIsOver() async {
        let claimed = [job(1), job(2)]
        let answer = await hand.claiming {
            #expect(hand.awaitsClaim(for: .zero))
            #expect(!hand.awaitsClaim(for: .seconds(60)))
            return claimed
        }
        #expect(answer == claimed)
        #expect(Set(hand.jobs) == Set(claimed))
        #expect(!hand.awaitsClaim(for: .zero))
    }

    @Test("What is claimed while all is called off is called off too, as soon as it begins")
    func claimedWhileStopping() async throws {
        let (early, late) = (job(1), job(2))
        let calledOff = Mutex<[Int64]>([])
        hand.take(early)
        hand.begin(early) { calledOff.withLock { $0.append(1) } }
        _ = await hand.claiming {
            hand.stop()
            return [late]
        }
        #expect(calledOff.withLock(\.self) == [1])
        hand.begin(late) { calledOff.withLock { $0.append(2) } }
        #expect(calledOff.withLock(\.self) == [1, 2])
        #expect(hand.recall(of: early) == .stopping && hand.recall(of: late) == .stopping)
    }

    private func job(_ id: Int64) -> Job {
        Job(
            id: id, subject: .document(.new()), stage: .extract, pipeline: "p", pages: nil, priority: 0,
            attempt: 1,
            maxAttempts: 3, ready: .now, lease: Lease(token: UUID(), worker: UUID(), since: .now),
            lastFailure: nil)
    }
}
