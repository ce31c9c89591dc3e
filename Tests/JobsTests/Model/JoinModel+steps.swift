extension JoinModel {
    func steps(from state: State) -> [Step<State>] {
        var steps: [Step<State>] = []
        for actor in state.actors.indices where !state.actors[actor].isDone {
            let work = state.actors[actor]
            // Whether an operator comes is chance; once there, the transaction goes its way.
            let isChance = work.plan == .cancel && work.position == 0
            if work.position == 0, work.plan == .join, mayGiveUp {
                var after = state
                after.actors[actor].plan = .giveUp
                steps.append(Step(name: "\(actor) is to give up", state: after, isMishap: true))
            }
            if work.position > 0 {
                steps.append(
                    Step(name: "\(actor) crashes", state: rolledBack(actor, state), isMishap: true))
            }
            guard blocker(of: actor, in: state) == nil else { continue }
            steps += run(actor, state).map {
                Step(name: "\(actor): \($0.name)", state: $0.state, isMishap: $0.isMishap || isChance)
            }
        }
        // The server ends one of those that wait for each other; it begins again.
        for actor in deadlocked(in: state) {
            steps.append(Step(name: "\(actor) is told of a deadlock", state: rolledBack(actor, state)))
        }
        return steps
    }

    private func rolledBack(_ actor: Int, _ state: State) -> State {
        var after = state
        after.actors[actor].begin()
        if after.lockHolder == actor { after.lockHolder = nil }
        return after
    }

    /// One statement.
    private func run(_ actor: Int, _ state: State) -> [Step<State>] {
        var after = state
        var work = state.actors[actor]
        if work.position == 0 { work.snapshot = state.jobs }
        let statement = program(of: work.plan)[work.position]
        work.position += 1
        switch statement {
        case .deleteOwn:
            guard state.jobs & 1 << actor != 0 || mistake == .commitsWithoutItsJob else {
                return [Step(name: "leaseLost", state: finished(actor, state))]
            }
            work.deleted |= 1 << actor
            work.locked |= 1 << actor
        case .lockDocument:
            guard mistake != .locksAndLooksInOneStatement || work.plan != .join || work.isWaiting else {
                return [begun(actor, work, state)]
            }
            work.isWaiting = false
            after.lockHolder = actor
        case .lookForOthers:
            let isOld = mistake == .repeatableRead || mistake == .locksAndLooksInOneStatement
            let seen = (isOld ? work.snapshot : state.jobs) & ~work.deleted
            work.sawNoOthers = seen & (Self.nextJob - 1) == 0
        case .insertNext:
            work.hasInserted = work.sawNoOthers
        case .lockFirstJob:
            guard state.jobs & 1 != 0 else { return [Step(name: "noSuchJob", state: finished(actor, state))] }
            work.locked |= 1
        case .callOffJobs:
            guard work.isWaiting else { return [begun(actor, work, state)] }
            if let job = nextToCallOff(work) {
                work.snapshot &= ~job
                // A row that is gone by the time its lock is free is passed over.
                if state.jobs & job != 0 {
                    work.deleted |= job
                    work.locked |= job
                }
                work.position -= 1
            } else {
                work.isWaiting = false
            }
        case .endDocument:
            break
        case .commit:
            return commit(actor, work, state)
        }
        after.actors[actor] = work
        return [Step(name: "\(statement)", state: after)]
    }

    /// The statement sees what is committed now, and only then goes for its locks.
    private func begun(_ actor: Int, _ work: Actor, _ state: State) -> Step<State> {
        var after = state
        after.actors[actor] = work
        after.actors[actor].position -= 1
        after.actors[actor].isWaiting = true
        after.actors[actor].snapshot = state.jobs & ~work.deleted
        return Step(name: "begins a statement", state: after)
    }

    private func finished(_ actor: Int, _ state: State) -> State {
        var after = rolledBack(actor, state)
        after.actors[actor].isDone = true
        return after
    }

    private func commit(_ actor: Int, _ work: Actor, _ state: State) -> [Step<State>] {
        var after = state
        after.jobs &= ~work.deleted
        if work.hasInserted {
            after.jobs |= Self.nextJob
            after.joins = min(after.joins + 1, 2)
        }
        if work.plan != .join { after.hasEnded = true }
        if after.lockHolder == actor { after.lockHolder = nil }
        var lost = after
        lost.actors[actor].begin()
        after.actors[actor].begin()
        guard work.position == program(of: work.plan).count else {
            // The first of two transactions.
            after.actors[actor].position = work.position
            return [Step(name: "commit", state: after)]
        }
        after.actors[actor].isDone = true
        return [
            Step(name: "commit", state: after),
            Step(name: "commit, the answer is lost", state: lost, isMishap: true),
        ]
    }
}
