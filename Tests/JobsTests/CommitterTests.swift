import Documents
import Foundation
import Postgres
import Synchronization
import Testing

@testable import Jobs

@Suite struct CommitterTests {
    private struct Poison: Error {}

    private func job(_ id: Int64) -> Job {
        Job(
            id: id, subject: .document(.new()), stage: .extract, pipeline: "p", pages: nil, priority: 0,
            attempt: 1, maxAttempts: 3, ready: Date(),
            lease: Lease(token: UUID(), worker: UUID(), since: Date()), lastFailure: nil)
    }

    private func commitAll(
        _ ids: Range<Int64>, by committer: Committer, handOff: @escaping @Sendable (Int64) -> HandOff
    ) async -> [Int64: Result<[NewJob], any Error>] {
        await withTaskGroup(of: (Int64, Result<[NewJob], any Error>).self) { group in
            for id in ids {
                let job = job(id)
                group.addTask {
                    do {
                        return (id, .success(try await committer.commit(job, handOff(id))))
                    } catch {
                        return (id, .failure(error))
                    }
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    @Test func whatComesWhileACommitIsUnderWayGoesTogether() async {
        let sizes = Mutex([Int]())
        let committer = Committer { endings in
            sizes.withLock { $0.append(endings.count) }
            try await Task.sleep(for: .milliseconds(20))
            return Dictionary(uniqueKeysWithValues: endings.map { ($0.job.id, []) })
        }
        let results = await commitAll(0..<300, by: committer) { _ in
            HandOff(outcome: .succeeded, isDurable: false, write: { _ in })
        }
        #expect(results.count == 300)
        #expect(results.values.allSatisfy { if case .success = $0 { true } else { false } })
        let commits = sizes.withLock(\.self)
        #expect(commits.reduce(0, +) == 300 && commits.count < 30)
        #expect(commits.max() ?? 0 <= Committer.mostTogether)
    }

    @Test func oneThatFailsDoesNotTakeTheOthersWithIt() async {
        let committer = Committer { endings in
            try await Task.sleep(for: .milliseconds(5))
            if endings.contains(where: { $0.job.id == 13 }) { throw Poison() }
            // And one has lost its lease.
            return Dictionary(uniqueKeysWithValues: endings.filter { $0.job.id != 7 }.map { ($0.job.id, []) })
        }
        let results = await commitAll(0..<50, by: committer) { _ in
            HandOff(outcome: .succeeded, write: { _ in })
        }
        let failed = results.filter { if case .failure = $0.value { true } else { false } }
        #expect(Set(failed.keys) == [7, 13])
        if case .failure(let error) = failed[7] { #expect(error as? QueueError == .leaseLost(job: 7)) }
    }

    @Test func whoAsksTheTransactionWhoElseIsAtWorkCommitsAlone() async {
        let largest = Mutex(0)
        let committer = Committer { endings in
            if endings.contains(where: { $0.handOff.following != nil }) {
                largest.withLock { $0 = max($0, endings.count) }
            }
            try await Task.sleep(for: .milliseconds(2))
            return Dictionary(uniqueKeysWithValues: endings.map { ($0.job.id, []) })
        }
        let results = await commitAll(0..<60, by: committer) { id in
            let last: (@Sendable (isolated Connection) throws -> [NewJob])? = { _ in [] }
            return HandOff(
                outcome: .succeeded, isDurable: false, write: { _ in },
                following: id.isMultiple(of: 3) ? last : nil)
        }
        #expect(results.count == 60 && largest.withLock(\.self) == 1)
    }
}
