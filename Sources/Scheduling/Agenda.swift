package import Foundation

/// The next fire of every schedule, earliest first: a look with nothing due costs no more for ten thousand of them.
/// A binary heap that knows where each name is.
package struct Agenda: Sendable {
    private struct Entry {
        var time: Date
        var name: String

        /// Names decide between equal times, so that the order is the same everywhere.
        func comes(before other: Entry) -> Bool {
            (time, name) < (other.time, other.name)
        }
    }

    private var heap: [Entry] = []
    private var places: [String: Int] = [:]

    package init() {}

    package var count: Int { heap.count }

    /// When there is something to do next.
    package var nextFire: Date? { heap.first?.time }

    /// The next fire of a schedule, in place of what was known; nil takes it off.
    package mutating func update(_ name: String, next time: Date?) {
        if let place = places[name] { remove(at: place) }
        guard let time else { return }
        heap.append(Entry(time: time, name: name))
        places[name] = heap.count - 1
        rise(from: heap.count - 1)
    }

    /// Takes off every schedule whose time has come, in the order of their times. Each must be put on again with its
    /// next fire, also when firing it failed.
    package mutating func due(at now: Date) -> [String] {
        var names: [String] = []
        while let first = heap.first, first.time <= now {
            names.append(first.name)
            remove(at: 0)
        }
        return names
    }

    private mutating func remove(at place: Int) {
        swap(place, heap.count - 1)
        let removed = heap.removeLast()
        places[removed.name] = nil
        guard place < heap.count else { return }
        sink(from: place)
        rise(from: place)
    }

    private mutating func rise(from place: Int) {
        var place = place
        while place > 0, heap[place].comes(before: heap[(place - 1) / 2]) {
            swap(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    private mutating func sink(from place: Int) {
        var place = place
        while true {
            let children = [2 * place + 1, 2 * place + 2].filter { $0 < heap.count }
            guard let child = children.min(by: { heap[$0].comes(before: heap[$1]) }),
                heap[child].comes(before: heap[place])
            else { return }
            swap(place, child)
            place = child
        }
    }

    private mutating func swap(_ left: Int, _ right: Int) {
        heap.swapAt(left, right)
        places[heap[left].name] = left
        places[heap[right].name] = right
    }
}
