/// The joining of a long document as a machine of few states: three jobs read a range of pages each, and the transaction
/// of the last to end inserts the job of the next stage. Here a step is not a transaction but a statement, with what
/// READ COMMITTED shows it: all that was committed when the statement began, and its own transaction's changes
/// (PostgreSQL manual, 13.2.1). Row locks are held to the end of their transaction; who must wait has no step.
///
/// Three workers end their ranges, by a result or by giving the document up; an operator may cancel. Any of them may crash
/// before any statement, or lose the answer to the commit, and begins again. Leases are `LeaseModel`'s matter.
struct JoinModel: TransitionSystem {
    enum Mistake: CaseIterable {
        /// The document's row is not locked.
        case looksWithoutTheLock
        /// Others are looked for before the row is locked.
        case looksBeforeTheLock
        /// One statement locks the row and looks: it sees what was committed before it waited.
        case locksAndLooksInOneStatement
        /// All statements see what the first one saw.
        case repeatableRead
        /// The commit comes before the look, so that there are two transactions.
        case looksAfterTheCommit
        /// The hand-off doesn't ask whether its job was there.
        case commitsWithoutItsJob
        /// Who gives the document up leaves the other ranges' jobs.
        case leavesTheOthers
        /// The operator's cancelling locks the document before its jobs, against the order of all others.
        case cancelsInAnotherOrder
    }

    enum Statement {
        /// `JobQueue.complete` deletes its job under its token.
        case deleteOwn
        /// `DocumentStore.lock`.
        case lockDocument
        /// `SELECT FROM jobs … LIMIT 1`: is another range left?
        case lookForOthers
        case insertNext
        /// `DocumentStore.callOffJobs`, row by row.
        case callOffJobs
        /// The operator's `SELECT … FOR UPDATE` of the job that was named: the first.
        case lockFirstJob
        case endDocument
        case commit
    }

    enum Plan: Int {
        case join, giveUp, cancel
    }

    static let ranges = 3
    /// The three workers, and the operator.
    static let actors = 4
    /// In the masks of jobs: one bit a range, and one for the next stage's.
    static let nextJob = 1 << ranges

    struct Actor: Hashable {
        var plan = Plan.join
        var position = 0
        var isDone = false
        /// Deleted in the open transaction; locked, with that, against others.
        var deleted = 0
        var locked = 0
        /// Which jobs the statement under way, or the transaction, began with.
        var snapshot = 0
        var isWaiting = false
        var sawNoOthers = false
        var hasInserted = false

        mutating func begin() {
            let plan = plan
            self = Actor(plan: plan)
        }
    }

    struct State: Hashable {
        /// Committed, as a mask.
        var jobs = (1 << ranges) - 1
        var joins = 0
        var hasEnded = false
        /// Who holds the lock on the document's row.
        var lockHolder: Int?
        var actors: [Actor]
    }

    var mistake: Mistake?
    /// Postgres breaks deadlocks, after a second, so they are no fault unless a test says that there must be none.
    var mayDeadlock = true
    /// Whether workers may give the document up.
    var mayGiveUp = true

    var start: State {
        var actors = Array(repeating: Actor(), count: Self.actors)
        actors[Self.ranges].plan = .cancel
        return State(actors: actors)
    }

    func key(_ state: State) -> State { state }

    func program(of plan: Plan) -> [Statement] {
        switch plan {
        case .join:
            switch mistake {
            case .looksWithoutTheLock: [.deleteOwn, .lookForOthers, .insertNext, .commit]
            case .looksBeforeTheLock: [.deleteOwn, .lookForOthers, .lockDocument, .insertNext, .commit]
            case .looksAfterTheCommit:
                [.deleteOwn, .commit, .lockDocument, .lookForOthers, .insertNext, .commit]
            default: [.deleteOwn, .lockDocument, .lookForOthers, .insertNext, .commit]
            }
        case .giveUp:
            mistake == .leavesTheOthers
                ? [.deleteOwn, .lockDocument, .endDocument, .commit]
                : [.deleteOwn, .callOffJobs, .lockDocument, .endDocument, .commit]
        case .cancel:
            mistake == .cancelsInAnotherOrder
                ? [.lockDocument, .lockFirstJob, .callOffJobs, .endDocument, .commit]
                : [.lockFirstJob, .callOffJobs, .lockDocument, .endDocument, .commit]
        }
    }

    func isEnd(_ state: State) -> Bool {
        state.actors.prefix(Self.ranges).allSatisfy(\.isDone)
            && (state.hasEnded ? state.jobs == 0 : state.jobs == Self.nextJob)
    }

    func fault(in state: State) -> String? {
        if state.joins > 1 { return "the document was handed on twice" }
        if state.hasEnded, state.jobs != 0, state.actors.allSatisfy({ $0.position == 0 }) {
            return "a document that has ended has a job"
        }
        if state.jobs == 0, !state.hasEnded, state.actors.allSatisfy({ $0.position == 0 }) {
            return "a document is lost: all ranges have ended and none has joined them"
        }
        if !mayDeadlock, !deadlocked(in: state).isEmpty { return "a deadlock" }
        return nil
    }

    /// Those that wait for each other.
    func deadlocked(in state: State) -> [Int] {
        let blockers = state.actors.indices.map { blocker(of: $0, in: state) }
        return state.actors.indices.filter { actor in
            var next = blockers[actor]
            for _ in state.actors.indices {
                guard let here = next else { return false }
                if here == actor { return true }
                next = blockers[here]
            }
            return false
        }
    }

    /// Whose transaction the actor's next statement must wait for.
    func blocker(of actor: Int, in state: State) -> Int? {
        let work = state.actors[actor]
        guard !work.isDone else { return nil }
        func holder(ofJobs mask: Int) -> Int? {
            state.actors.indices.first { $0 != actor && state.actors[$0].locked & mask != 0 }
        }
        switch program(of: work.plan)[work.position] {
        case .lockDocument:
            return state.lockHolder == actor ? nil : state.lockHolder
        case .deleteOwn:
            return holder(ofJobs: 1 << actor)
        case .lockFirstJob:
            return holder(ofJobs: 1)
        case .callOffJobs:
            guard work.isWaiting, let job = nextToCallOff(work) else { return nil }
            return holder(ofJobs: job)
        case .lookForOthers, .insertNext, .endDocument, .commit:
            return nil
        }
    }

    /// The row that a DELETE of all jobs comes to next, of those that it began with.
    func nextToCallOff(_ work: Actor) -> Int? {
        (0...Self.ranges).map { 1 << $0 }.first { work.snapshot & $0 != 0 }
    }
}
