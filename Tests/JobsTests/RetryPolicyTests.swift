import Jobs
import Testing

@Suite struct RetryPolicyTests {
    let policy = RetryPolicy(maxAttempts: 5, first: .seconds(1), longest: .seconds(60))

    @Test func eachStepDoublesUpToTheLongest() {
        #expect(policy.delay(attempt: 1, chance: 1) == .seconds(1))
        #expect(policy.delay(attempt: 2, chance: 1) == .seconds(2))
        #expect(policy.delay(attempt: 4, chance: 1) == .seconds(8))
        #expect(policy.delay(attempt: 40, chance: 1) == .seconds(60))
    }

    @Test func chanceTakesAwayHalfAtMost() {
        #expect(policy.delay(attempt: 3, chance: 0) == .seconds(2))
        #expect(policy.delay(attempt: 3, chance: 0.5) == .seconds(3))
    }

    @Test func theLastAttemptIsTheEnd() {
        #expect(policy.decide(attempt: 4, maxAttempts: 5, chance: 1) == .retry(after: .seconds(8)))
        #expect(policy.decide(attempt: 5, maxAttempts: 5, chance: 1) == .exhausted)
        #expect(policy.decide(attempt: 6, maxAttempts: 5, chance: 1) == .exhausted)
    }
}
