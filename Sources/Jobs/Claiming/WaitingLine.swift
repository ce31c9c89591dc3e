/// What waits for a stage in one pipeline at one priority, in the order in which it became ready.
struct WaitingLine: Sendable, Hashable {
    var priority: Int
    var pipeline: String
}
