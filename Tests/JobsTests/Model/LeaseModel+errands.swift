/// What a worker does beside its work, and what befalls it.
extension LeaseModel {
    func renew(_ worker: Int, _ steps: inout Steps) {
        let held = workers[worker].filter { slot in
            let work = steps.before.slots[slot]
            return work.place != .idle && work.place != .claimed && work.isKnown && steps.before.holds(slot)
                && steps.before.documents[work.document].isExpired
        }
        guard !held.isEmpty else { return }
        steps.add("worker \(worker) renews") { state in
            for slot in held { state.documents[state.slots[slot].document].isExpired = false }
        }
    }

    func giveBackUnknown(_ worker: Int, _ steps: inout Steps) {
        for (number, document) in steps.before.documents.enumerated()
        where document.hasJob && isUnknown(document, to: worker, steps.before) {
            steps.add("worker \(worker) gives back \(number), of which it doesn't know") { state in
                state.documents[number].release()
                if mistake != .countsAttemptsAtTheEnd { state.documents[number].attempt -= 1 }
            }
        }
    }

    private func isUnknown(_ document: Document, to worker: Int, _ state: State) -> Bool {
        if document.holder == .unanswered(worker) { return true }
        if document.holder == .putDown(worker) { return mistake == .givesBackWhatWasBegun }
        return workers[worker].contains { slot in
            guard document.holder == .slot(slot) else { return false }
            let work = state.slots[slot]
            return work.place == .claimed ? mistake == .givesBackYoungClaims : !work.isKnown
        }
    }

    func rescue(_ worker: Int, _ steps: inout Steps) {
        guard mistake != .neverRescues else { return }
        for (number, document) in steps.before.documents.enumerated()
        where document.hasJob && document.isLeased && (document.isExpired || mistake == .rescuesTheLiving) {
            let fault = document.isExpired ? nil : Fault.leaseTakenFromTheLiving
            guard document.attempt >= maxAttempts else {
                steps.add("worker \(worker) rescues \(number)") { state in
                    state.fault = fault
                    state.documents[number].release()
                    if mistake == .countsAttemptsAtTheEnd, isToCount(document) {
                        state.documents[number].attempt += 1
                    }
                }
                continue
            }
            steps.add("worker \(worker) rescues \(number) for its end, the answer is lost", isMishap: true) {
                $0.fault = fault
                $0.documents[number].lease(
                    to: mistake == .givesBackWhatItRescued ? .unanswered(worker) : .putDown(worker))
            }
            guard let slot = workers[worker].first(where: { steps.before.slots[$0].place == .idle })
            else { continue }
            steps.add("worker \(worker) rescues \(number) for its end") { state in
                state.fault = fault
                state.documents[number].lease(to: .slot(slot))
                state.slots[slot] = Slot(
                    place: .givingUp, document: number, stage: document.stage, attempt: document.attempt)
            }
        }
    }

    /// Who counts at the end counts what failed, and knows nothing of who died.
    private func isToCount(_ document: Document) -> Bool { document.holder != .gone }

    /// All that the worker knew is gone; it starts again under another name.
    func crash(_ worker: Int, _ steps: inout Steps) {
        steps.add("worker \(worker) crashes", isMishap: true) { state in
            let its =
                workers[worker].map(Holder.slot) + [.unanswered(worker), .putDown(worker)]
            for number in state.documents.indices where its.contains(state.documents[number].holder) {
                state.documents[number].holder =
                    mistake == .keepsItsNameAfterACrash ? .unanswered(worker) : .gone
            }
            for slot in workers[worker] { state.slots[slot] = Slot() }
        }
    }

    /// The clock passes the expiry, whether the holder lives or not: it may be slow, or cut off. No mishap: time passes.
    func expire(_ number: Int, _ steps: inout Steps) {
        guard steps.before.documents[number].isLeased, !steps.before.documents[number].isExpired else {
            return
        }
        steps.add("the lease on \(number) expires") { $0.documents[number].isExpired = true }
    }

    /// `DocumentStore.cancel`.
    func cancel(_ number: Int, _ steps: inout Steps) {
        guard steps.before.documents[number].end == .none, steps.before.documents[number].hasJob else {
            return
        }
        steps.add("an operator cancels \(number)", isMishap: true) { state in
            state.documents[number].end = .cancelled
            guard mistake != .cancelLeavesTheJob else { return }
            state.documents[number].hasJob = false
            state.documents[number].release()
        }
    }
}
