import Glibc
import Synchronization

/// What happened, as it happens: on standard output, and counted.
package final class Journal: Sendable {
    private let start = ContinuousClock.now
    private let counts = Mutex<[String: Int]>([:])
    private let complaints = Mutex<[String]>([])

    package init() {}

    package func say(_ line: String) {
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        write("[\(seconds.inTenths) s] \(line)")
    }

    func count(_ what: String) {
        counts.withLock { $0[what, default: 0] += 1 }
    }

    /// What should not have happened, noticed on the way.
    func complain(_ what: String) {
        say("WRONG: \(what)")
        complaints.withLock { $0.append(what) }
    }

    var complained: [String] { complaints.withLock { $0 } }

    var counted: [(what: String, count: Int)] {
        counts.withLock { $0.sorted { $0.key < $1.key }.map { ($0.key, $0.value) } }
    }

    package func write(_ text: String) {
        print(text)
        fflush(nil)
    }
}
