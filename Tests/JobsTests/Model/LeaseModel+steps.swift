extension LeaseModel {
    func steps(from state: State) -> [Step<State>] {
        var steps = Steps(before: state)
        for slot in state.slots.indices {
            switch state.slots[slot].place {
            case .idle: claim(slot, &steps)
            case .claimed: take(slot, &steps)
            case .handling: handle(slot, &steps)
            case .completing: complete(slot, &steps)
            case .retrying: putBack(slot, "retry", countsAttempt: true, &steps)
            case .givingBack: putBack(slot, "giveBack", countsAttempt: false, &steps)
            case .givingUp: giveUp(slot, &steps)
            case .following: follow(slot, &steps)
            }
        }
        for worker in workers.indices {
            renew(worker, &steps)
            giveBackUnknown(worker, &steps)
            rescue(worker, &steps)
            crash(worker, &steps)
        }
        for document in state.documents.indices {
            expire(document, &steps)
            cancel(document, &steps)
        }
        return steps.all
    }

    /// Gathers what may follow a state.
    struct Steps {
        let before: State
        var all: [Step<State>] = []

        init(before: State) { self.before = before }

        mutating func add(_ name: String, isMishap: Bool = false, _ change: (inout State) -> Void) {
            var after = before
            change(&after)
            all.append(Step(name: name, state: after, isMishap: isMishap))
        }
    }

    // MARK: - JobQueue.claim, and Processor.perform from there

    private func claim(_ slot: Int, _ steps: inout Steps) {
        let worker = self.worker(of: slot)
        for (number, document) in steps.before.documents.enumerated()
        where document.hasJob && !document.isLeased && document.attempt < maxAttempts {
            let counts = mistake != .countsAttemptsAtTheEnd
            steps.add("worker \(worker) claims \(number)") { state in
                state.documents[number].lease(to: .slot(slot))
                if counts { state.documents[number].attempt += 1 }
                state.slots[slot] = Slot(
                    place: .claimed, document: number, stage: document.stage,
                    attempt: state.documents[number].attempt + (counts ? 0 : 1))
            }
            steps.add("worker \(worker) claims \(number), the answer is lost", isMishap: true) { state in
                state.documents[number].lease(to: .unanswered(worker))
                if counts { state.documents[number].attempt += 1 }
            }
        }
    }

    /// `WorkInHand.take`, and the work begins.
    private func take(_ slot: Int, _ steps: inout Steps) {
        steps.add("slot \(slot) begins") { state in
            state.slots[slot].place = .handling
            if mistake == .knowsWorkByJob { forgetOthers(than: slot, &state) }
            if state.hasItsJob(slot) { state.documents[state.slots[slot].document].tries += 1 }
        }
    }

    private func handle(_ slot: Int, _ steps: inout Steps) {
        steps.add("slot \(slot) has a result") { $0.slots[slot].place = .completing }
        steps.add("slot \(slot) fails", isMishap: true) { $0.slots[slot].place = afterFailure(of: slot, $0) }
        steps.add("slot \(slot) meets a fault of the machine, or is to stop", isMishap: true) {
            $0.slots[slot].place = .givingBack
        }
        guard !steps.before.holds(slot) else { return }
        steps.add("slot \(slot) learns from renew that the lease is lost") { put(slot, &$0) }
    }

    /// `RetryPolicy.decide`.
    private func afterFailure(of slot: Int, _ state: State) -> Place {
        state.slots[slot].attempt >= maxAttempts && mistake != .retriesAfterTheLastAttempt
            ? .givingUp : .retrying
    }

    /// `WorkInHand.put`.
    private func put(_ slot: Int, _ state: inout State) {
        if state.holds(slot) {
            state.documents[state.slots[slot].document].holder = .putDown(worker(of: slot))
        }
        if mistake == .knowsWorkByJob { forgetOthers(than: slot, &state) }
        state.slots[slot] = Slot()
    }

    private func forgetOthers(than slot: Int, _ state: inout State) {
        for other in workers[worker(of: slot)]
        where other != slot && state.slots[other].document == state.slots[slot].document
            && state.slots[other].place != .idle && state.slots[other].place != .claimed
        {
            state.slots[other].isKnown = false
        }
    }

    // MARK: - The ends of an attempt, each repeated until its answer arrives

    private func complete(_ slot: Int, _ steps: inout Steps) {
        let worker = self.worker(of: slot)
        steps.add("slot \(slot) can't write its result", isMishap: true) {
            $0.slots[slot].place = afterFailure(of: slot, $0)
        }
        let goesAhead =
            steps.before.holds(slot) || mistake == .commitsWithoutItsJob
            || (mistake == .completesWithoutToken && steps.before.hasItsJob(slot))
        guard goesAhead else {
            return steps.add("worker \(worker) is told leaseLost") { put(slot, &$0) }
        }
        steps.add("worker \(worker) completes") { state in
            commit(slot, &state)
            let isHalf = mistake == .handsOffInTwoTransactions && state.slots[slot].stage + 1 < stages
            if isHalf { state.slots[slot].place = .following } else { put(slot, &state) }
        }
        guard mistake != .handsOffInTwoTransactions else { return }
        steps.add("worker \(worker) completes, the answer is lost", isMishap: true) { commit(slot, &$0) }
    }

    /// The transaction: the job goes, the result is written, the next job comes.
    private func commit(_ slot: Int, _ state: inout State) {
        if !state.holds(slot) { state.fault = .committedWithoutLease }
        let work = state.slots[slot]
        var document = state.documents[work.document]
        // Each stage writes once, so the count says which have written.
        if document.effects > work.stage { state.fault = .doubled }
        document.effects = min(document.effects + 1, 3)
        document.hasJob = false
        document.release()
        if work.stage + 1 == stages {
            document.end = .stored
        } else if mistake != .handsOffInTwoTransactions {
            insert(after: work.stage, &document)
        }
        state.documents[work.document] = document
    }

    /// `JobQueue.insert` of what follows.
    private func insert(after stage: Int, _ document: inout Document) {
        document.hasJob = true
        document.stage = stage + 1
        document.attempt = 0
        document.tries = 0
    }

    private func follow(_ slot: Int, _ steps: inout Steps) {
        steps.add("slot \(slot) inserts what follows") { state in
            insert(after: state.slots[slot].stage, &state.documents[state.slots[slot].document])
            put(slot, &state)
        }
    }

    private func putBack(_ slot: Int, _ name: String, countsAttempt: Bool, _ steps: inout Steps) {
        steps.add("slot \(slot) can't \(name)", isMishap: true) { put(slot, &$0) }
        let goesAhead =
            steps.before.holds(slot)
            || (mistake == .putsBackWithoutToken && steps.before.hasItsJob(slot)
                && steps.before.documents[steps.before.slots[slot].document].isLeased)
        guard goesAhead else {
            return steps.add("slot \(slot) is told leaseLost by \(name)") { put(slot, &$0) }
        }
        let change = { (state: inout State) in
            let number = state.slots[slot].document
            if !state.holds(slot), !state.documents[number].isExpired {
                state.fault = .leaseTakenFromTheLiving
            }
            state.documents[number].release()
            if !countsAttempt { state.documents[number].tries -= 1 }
            let isCounted = mistake != .countsAttemptsAtTheEnd
            state.documents[number].attempt += (countsAttempt ? 0 : -1) + (isCounted ? 0 : 1)
        }
        steps.add("slot \(slot): \(name)") {
            change(&$0); put(slot, &$0)
        }
        steps.add("slot \(slot): \(name), the answer is lost", isMishap: true) { change(&$0) }
    }

    /// The hand-off of `JobHandler.exhausted`: the document goes to quarantine.
    private func giveUp(_ slot: Int, _ steps: inout Steps) {
        steps.add("slot \(slot) can't give up", isMishap: true) { put(slot, &$0) }
        guard steps.before.holds(slot) else {
            return steps.add("slot \(slot) is told leaseLost by giveUp") { put(slot, &$0) }
        }
        let change = { (state: inout State) in end(state.slots[slot].document, as: .quarantined, &state) }
        steps.add("slot \(slot) gives up") {
            change(&$0); put(slot, &$0)
        }
        steps.add("slot \(slot) gives up, the answer is lost", isMishap: true) { change(&$0) }
    }

    private func end(_ number: Int, as end: End, _ state: inout State) {
        state.documents[number].end = end
        state.documents[number].hasJob = false
        state.documents[number].release()
    }
}
