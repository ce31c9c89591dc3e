/// Who is next at the door: a few at a time, folder by folder in turn, and nobody for a while after a fault of the
/// machine. A pure state machine.
package struct Handover<Item> {
    package typealias Instant = ContinuousClock.Instant

    private struct Line {
        let folder: Int
        var items: [Item]
    }

    private let concurrency: Int
    private var lines: [Line] = []
    private var inHand = 0
    package private(set) var failures = 0
    private var pausedUntil: Instant?

    package init(concurrency: Int) {
        self.concurrency = max(1, concurrency)
    }

    package mutating func offer(_ item: Item, from folder: Int) {
        if let index = lines.firstIndex(where: { $0.folder == folder }) {
            lines[index].items.append(item)
        } else {
            lines.append(Line(folder: folder, items: [item]))
        }
    }

    /// What a folder has offered and nobody has taken yet.
    package mutating func withdraw(_ folder: Int) -> [Item] {
        guard let index = lines.firstIndex(where: { $0.folder == folder }) else { return [] }
        return lines.remove(at: index).items
    }

    /// The next item, in hand until `finished` is called. Nil while enough are, while the pause lasts, or for want of items.
    package mutating func next(at now: Instant) -> Item? {
        if let pausedUntil, now < pausedUntil { return nil }
        // After a fault one file at a time finds out whether all is well again.
        guard inHand < (failures > 0 ? 1 : concurrency), !lines.isEmpty else { return nil }
        var line = lines.removeFirst()
        let item = line.items.removeFirst()
        if !line.items.isEmpty { lines.append(line) }
        inHand += 1
        return item
    }

    /// - Returns: true when this ended a pause.
    @discardableResult
    package mutating func finished(withFault isFault: Bool, at now: Instant) -> Bool {
        inHand -= 1
        guard isFault else {
            defer { failures = 0 }
            pausedUntil = nil
            return failures > 0
        }
        // Several in hand fail together when a disk is full: that is one failure.
        if let pausedUntil, now < pausedUntil { return false }
        failures = min(failures + 1, 20)
        pausedUntil = now + BackOff.delay(afterFailures: failures, limit: .seconds(30))
        return false
    }

    /// When to call `next` again although nothing else happened; nil when nothing is paused.
    package func resumes(at now: Instant) -> Instant? {
        guard let pausedUntil, now < pausedUntil, !lines.isEmpty else { return nil }
        return pausedUntil
    }
}
