/// Paths by the moment at which they want to be looked at: a binary heap, the earliest first.
struct DueQueue {
    struct Item {
        let due: ContinuousClock.Instant
        let path: RelativePath
    }

    private var items: [Item] = []

    var first: Item? { items.first }

    mutating func insert(_ path: RelativePath, due: ContinuousClock.Instant) {
        items.append(Item(due: due, path: path))
        var index = items.count - 1
        while index > 0 {
            let parent = (index - 1) / 2
            guard items[index].due < items[parent].due else { return }
            items.swapAt(index, parent)
            index = parent
        }
    }

    mutating func popFirst() -> Item? {
        guard let first = items.first, let last = items.popLast() else { return nil }
        guard !items.isEmpty else { return first }
        items[0] = last
        var index = 0
        while true {
            let earliest = [index, 2 * index + 1, 2 * index + 2]
                .filter { $0 < items.count }
                .min { items[$0].due < items[$1].due }
            guard let earliest, earliest != index else { return first }
            items.swapAt(index, earliest)
            index = earliest
        }
    }
}
