import Documents

/// Finds one field, or several that hang together. Gives only what it believes in: no value is better than a
/// wrong one.
protocol FieldFinder: Sendable {
    func fields(in evidence: Evidence) -> [Field]
}
