package import Documents

/// Which files of one folder are still changing, which are ready, which are being taken and which rest after a fault.
/// A pure state machine: it is told what was seen and when, and says what to do. A few hundred bytes a waiting file,
/// eight a file that stays in its folder after it was dealt with.
package struct SettlingBook {
    package typealias Instant = ContinuousClock.Instant

    /// What a look at a path found.
    package struct Sighting: Sendable, Hashable {
        package var signature: FileSignature
        /// Set when this is not something to take; told to the door once.
        package var refusal: Refusal.Code?

        package init(_ signature: FileSignature, refusal: Refusal.Code? = nil) {
            self.signature = signature
            self.refusal = refusal
        }
    }

    /// A file whose time has come. It is in hand until `finish` is called for its path.
    package struct Ready: Sendable, Hashable {
        package let path: RelativePath
        package let sighting: Sighting
        /// It was seen being made, and not yet being closed: whoever can't ask the kernel should wait on.
        package let mayBeOpen: Bool
    }

    /// What came of a file in hand.
    package enum Verdict: Sendable, Hashable {
        /// No longer there, or no longer what it was: whatever is there now is seen anew.
        case gone
        /// Dealt with, and still in its place: not to be touched again until it changes.
        case remains
        /// Somebody has it open for writing.
        case heldOpen
        /// Machine trouble; wait and try again.
        case fault
        /// Given back untouched.
        case withdrawn
    }

    private enum Phase { case settling, inHand }

    private struct Entry {
        var sighting: Sighting
        var due: Instant
        /// When it was last seen changing.
        var since: Instant
        var phase = Phase.settling
        var failures: UInt8 = 0
        var mayBeOpen: Bool
        var scan: UInt32
    }

    private let settle: Duration
    private let emptyPatience: Duration
    private let openPatience: Duration
    private var entries: [RelativePath: Entry] = [:]
    private var queue = DueQueue()
    private var remaining: Set<Int> = []
    private var remainingSeen: Set<Int>?
    private var scan: UInt32 = 0
    package private(set) var inHandCount = 0

    /// - Parameters:
    ///   - emptyPatience: how long a file without bytes may stay so before it is refused.
    ///   - openPatience: how long a file that was never seen being closed is waited for, where the kernel can't be asked.
    package init(
        settle: Duration, emptyPatience: Duration = .seconds(15), openPatience: Duration = .seconds(120)
    ) {
        self.settle = settle
        self.emptyPatience = max(emptyPatience, settle)
        self.openPatience = max(openPatience, settle)
    }

    /// Nothing is settling, waiting or in hand.
    package var isIdle: Bool { entries.isEmpty }
    package var count: Int { entries.count }

    /// When to call `takeDue` next; nil when there is nothing to wait for.
    package var nextDue: Instant? { queue.first?.due }

    /// - Parameter isBeingMade: a writer was seen to create the file, and `writerClosed` is to follow.
    package mutating func observe(
        _ path: RelativePath, _ sighting: Sighting, at now: Instant, isBeingMade: Bool = false
    ) {
        let memory = Self.memory(of: path, sighting)
        if remaining.contains(memory) || remainingSeen?.contains(memory) == true {
            remainingSeen?.insert(memory)
            return
        }
        if var entry = entries[path] {
            entry.scan = scan
            // What is in hand is looked at again when it is finished.
            if entry.phase == .settling, entry.sighting != sighting {
                entry.sighting = sighting
                entry.since = now
                entry.failures = 0
                entry.due = now + patience(with: sighting)
                queue.insert(path, due: entry.due)
            }
            entry.mayBeOpen = entry.mayBeOpen || isBeingMade
            entries[path] = entry
        } else {
            let due = now + patience(with: sighting)
            entries[path] = Entry(
                sighting: sighting, due: due, since: now, mayBeOpen: isBeingMade, scan: scan)
            queue.insert(path, due: due)
        }
    }

    /// The kernel says that a writer has closed the file: call it before `observe`.
    package mutating func writerClosed(_ path: RelativePath, at now: Instant) {
        guard var entry = entries[path], entry.phase == .settling else { return }
        entry.mayBeOpen = false
        entry.failures = 0
        let due = now + patience(with: entry.sighting)
        if due != entry.due {
            entry.due = due
            queue.insert(path, due: due)
        }
        entries[path] = entry
    }

    package mutating func forget(_ path: RelativePath) {
        guard let entry = entries[path], entry.phase != .inHand else { return }
        entries[path] = nil
    }

    /// A subfolder went away with all that is in it.
    package mutating func forget(within folder: RelativePath) {
        entries = entries.filter { path, entry in entry.phase == .inHand || !path.isWithin(folder) }
    }

    /// Everything that is there is about to be observed.
    package mutating func beginScan() {
        scan &+= 1
        remainingSeen = []
    }

    /// Forgets what the scan did not see.
    package mutating func endScan() {
        let scan = scan
        entries = entries.filter { _, entry in entry.phase == .inHand || entry.scan == scan }
        if let seen = remainingSeen { remaining = seen }
        remainingSeen = nil
    }

    /// The scan broke off: nothing that it did not see is forgotten.
    package mutating func abandonScan() {
        if let seen = remainingSeen { remaining.formUnion(seen) }
        remainingSeen = nil
    }

    /// At most `limit` files whose time has come; they are in hand from now on.
    package mutating func takeDue(at now: Instant, limit: Int) -> [Ready] {
        var ready: [Ready] = []
        while ready.count < limit, let first = queue.first, first.due <= now {
            _ = queue.popFirst()
            // A path is queued anew at each change; only its latest place counts.
            guard var entry = entries[first.path], entry.phase == .settling, entry.due == first.due else {
                continue
            }
            entry.phase = .inHand
            entries[first.path] = entry
            inHandCount += 1
            ready.append(Ready(path: first.path, sighting: entry.sighting, mayBeOpen: entry.mayBeOpen))
        }
        return ready
    }

    /// Ends what `takeDue` began. Look at the path again after `gone` and `remains`, as it may hold another file by now.
    package mutating func finish(_ path: RelativePath, _ verdict: Verdict, at now: Instant) {
        guard var entry = entries[path], entry.phase == .inHand else { return }
        inHandCount -= 1
        entry.phase = .settling
        switch verdict {
        case .gone:
            entries[path] = nil
            return
        case .remains:
            entries[path] = nil
            let memory = Self.memory(of: path, entry.sighting)
            remaining.insert(memory)
            remainingSeen?.insert(memory)
            return
        case .heldOpen:
            entry.failures = min(entry.failures + 1, 5)
            // A kernel that can't tell is trusted to be silent about a closed file only for so long.
            if now - entry.since >= openPatience { entry.mayBeOpen = false }
            entry.due = now + min(settle * Double(entry.failures), .seconds(30))
        case .fault:
            entry.failures = min(entry.failures + 1, 20)
            entry.due =
                now + BackOff.delay(afterFailures: Int(entry.failures), limit: .seconds(60))
        case .withdrawn:
            entry.due = now
        }
        entries[path] = entry
        queue.insert(path, due: entry.due)
    }

    private func patience(with sighting: Sighting) -> Duration {
        sighting.refusal == nil && sighting.signature.size == 0 ? emptyPatience : settle
    }

    private static func memory(of path: RelativePath, _ sighting: Sighting) -> Int {
        var hasher = Hasher()
        hasher.combine(path)
        hasher.combine(sighting)
        return hasher.finalize()
    }
}
