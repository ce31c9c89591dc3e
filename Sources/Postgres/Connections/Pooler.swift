import Synchronization

/// What is known of a pooler such as PgBouncer between us and the server: one that lends its connections for a
/// transaction at a time, so that nothing of a session lasts. Shared by all who connect with the same settings, since
/// whoever meets it first knows for all.
final class Pooler: Sendable {
    private let met = Atomic(false)

    var isKnown: Bool { met.load(ordering: .acquiring) }

    /// True for the first who meets it.
    func meet() -> Bool {
        !met.exchange(true, ordering: .acquiringAndReleasing)
    }

    /// What PgBouncer answers to a start with `options`, unless it is told to ignore them: 1.18 knows none, from 1.20 on
    /// it knows a few.
    static func isRefusal(_ message: String) -> Bool {
        message.contains("unsupported startup parameter")
            || message.contains("unsupported options startup parameter")
    }
}
