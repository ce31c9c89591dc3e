/// How log lines look.
package enum LogFormat: String, Sendable, CaseIterable {
    /// For people.
    case text
    /// One object a line, for machines.
    case json
}
