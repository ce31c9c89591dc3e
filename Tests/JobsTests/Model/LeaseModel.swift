/// The lease and the hand-off as a machine of few states: what `JobQueue`, `Processor` and `WorkInHand` do, each
/// transaction one step, in every order and with every answer lost.
///
/// A token matters only by who knows it, so the row names the slot that does. A slot is a job in hand, or the giving up of
/// a rescued one. Nothing counts mishaps: there may be any number.
struct LeaseModel: TransitionSystem {
    /// Rules of the protocol that a test leaves out, to prove that the explorer notices.
    enum Mistake: CaseIterable {
        /// `complete` doesn't ask how many rows it deleted.
        case commitsWithoutItsJob
        /// `complete` deletes by the job's id alone.
        case completesWithoutToken
        /// `retry` and `giveBack` update by the job's id alone.
        case putsBackWithoutToken
        /// The attempt is counted when it ends, not at the claim.
        case countsAttemptsAtTheEnd
        /// `rescue` takes leases that have not expired.
        case rescuesTheLiving
        case neverRescues
        case handsOffInTwoTransactions
        /// A worker that starts again is called as before, after its host.
        case keepsItsNameAfterACrash
        /// `giveBackUnknown` doesn't wait until the answer to a claim can't come any more.
        case givesBackYoungClaims
        /// `giveBackUnknown` takes what was in hand, and is no more, for something that nobody began.
        case givesBackWhatWasBegun
        /// The same of an exhausted job, when the answer to its rescue was lost.
        case givesBackWhatItRescued
        /// `WorkInHand` knows jobs by their id, so that a second lease on a job hides the first.
        case knowsWorkByJob
        /// A last attempt that fails goes back like any other.
        case retriesAfterTheLastAttempt
        /// The operator's cancelling ends the document, but leaves its job.
        case cancelLeavesTheJob
    }

    var documents: Int
    var stages = 2
    var maxAttempts = 2
    /// The slots of each: what it can have in hand.
    var workers = [[0, 1], [2]]
    var mistake: Mistake?

    enum End: UInt64 {
        case none, stored, quarantined, cancelled
    }

    /// Who knows the token in the row.
    enum Holder: UInt64 {
        case nobody, slot0, slot1, slot2
        /// The answer to the claim was lost: the worker knows of nothing.
        case unanswered0, unanswered1
        /// The worker has put down what it could not end.
        case putDown0, putDown1
        /// The worker has crashed.
        case gone

        static func slot(_ slot: Int) -> Holder { [.slot0, .slot1, .slot2][slot] }
        static func unanswered(_ worker: Int) -> Holder { worker == 0 ? .unanswered0 : .unanswered1 }
        static func putDown(_ worker: Int) -> Holder { worker == 0 ? .putDown0 : .putDown1 }
    }

    struct Document {
        var end = End.none
        var hasJob = true
        /// Of the job, from 0.
        var stage = 0
        var attempt = 0
        var holder = Holder.nobody
        var isExpired = false
        /// How often each stage's result was committed.
        var effects = 0
        /// How often work on this stage began that was not given back: what `attempt` is to bound.
        var tries = 0

        var isLeased: Bool { holder != .nobody }

        mutating func release() {
            holder = .nobody
            isExpired = false
        }

        mutating func lease(to holder: Holder) {
            self.holder = holder
            isExpired = false
        }
    }

    /// Where a worker is with one job.
    enum Place: UInt64 {
        case idle, claimed, handling, completing, retrying, givingBack, givingUp
        /// Only with a hand-off in two transactions.
        case following
    }

    struct Slot {
        var place = Place.idle
        var document = 0
        var stage = 0
        var attempt = 0
        /// Whether `WorkInHand` knows of it: always, but for a mistake.
        var isKnown = true
    }

    struct State {
        var documents: [Document]
        var slots: [Slot]
        var fault: Fault?

        /// Whether the token that the slot knows is the row's.
        func holds(_ slot: Int) -> Bool {
            let document = documents[slots[slot].document]
            return document.hasJob && document.stage == slots[slot].stage && document.holder == .slot(slot)
        }

        func hasItsJob(_ slot: Int) -> Bool {
            let document = documents[slots[slot].document]
            return document.hasJob && document.stage == slots[slot].stage
        }
    }

    /// What only a step can do wrong.
    enum Fault: UInt64 {
        case doubled = 1, committedWithoutLease, leaseTakenFromTheLiving, twoJobs
    }

    func worker(of slot: Int) -> Int { workers[0].contains(slot) ? 0 : 1 }

    var start: State {
        State(
            documents: Array(repeating: Document(), count: documents),
            slots: Array(repeating: Slot(), count: workers.joined().count))
    }

    func isEnd(_ state: State) -> Bool {
        state.documents.allSatisfy { $0.end != .none && !$0.hasJob }
    }

    func fault(in state: State) -> String? {
        switch state.fault {
        case .doubled: return "a stage's effect was committed twice"
        case .committedWithoutLease: return "who had lost the lease has committed"
        case .leaseTakenFromTheLiving: return "a lease that had not expired was taken from its holder"
        case .twoJobs: return "a document has two jobs"
        case nil: break
        }
        for document in state.documents {
            if document.end == .none, !document.hasJob,
                !state.slots.contains(where: { $0.place == .following })
            {
                return "a document is lost: it has neither a job nor an end"
            }
            if document.end != .none, document.hasJob { return "a document that has ended has a job" }
            if document.end == .stored, document.effects != stages {
                return "a document was stored without all stages"
            }
            if document.tries > maxAttempts { return "work began more often than there are attempts" }
            if document.attempt < 0 || document.attempt > maxAttempts { return "attempts were miscounted" }
        }
        return nil
    }

    /// Two documents that changed places make the same state: they are told apart by nothing else.
    func key(_ state: State) -> UInt64 {
        let words = state.documents.map(bits)
        let changePlaces = words.count == 2 && words[1] < words[0]
        var key = state.fault?.rawValue ?? 0
        for word in changePlaces ? words.reversed() : words { key = key << 15 | word }
        for slot in state.slots {
            key = key << 3 | slot.place.rawValue
            let isOther = changePlaces && slot.place != .idle
            key = key << 1 | UInt64(isOther ? 1 - slot.document : slot.document)
            key = key << 1 | UInt64(slot.stage)
            key = key << 2 | UInt64(slot.attempt)
            key = key << 1 | (slot.isKnown ? 1 : 0)
        }
        return key
    }

    /// In 15 bits. What is out of bounds is a fault already, so its bits need not tell it apart.
    private func bits(_ document: Document) -> UInt64 {
        var bits = document.end.rawValue
        bits = bits << 1 | (document.hasJob ? 1 : 0)
        bits = bits << 1 | UInt64(document.stage)
        bits = bits << 2 | UInt64(clamping: document.attempt)
        bits = bits << 4 | document.holder.rawValue
        bits = bits << 1 | (document.isExpired ? 1 : 0)
        bits = bits << 2 | UInt64(document.effects)
        return bits << 2 | UInt64(min(max(document.tries, 0), 3))
    }
}
