import Documents
import Foundation
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

    private func job(_ id: Int64) -> Job {
        Job(
            id: id, subject: .document(.new()), stage: .extract, pipeline: "p", pages: nil, priority: 0,
            attempt: 1,
            maxAttempts: 3, ready: .now, lease: Lease(token: UUID(), worker: UUID(), since: .now),
            lastFailure: nil)
    }
}
