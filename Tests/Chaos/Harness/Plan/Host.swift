/// A machine of the installation: a network namespace with a data folder of its own.
package enum Host: String, Sendable, Hashable, CaseIterable {
    /// Watches the inbox, fires the schedules, and works.
    case main
    /// Only work.
    case second, third

    package static let workers: [Host] = [.second, .third]

    package var roles: String { self == .main ? "watch,work,schedule,serve" : "work" }
}
