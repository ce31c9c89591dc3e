/// What is wrong with an expression.
package struct CronMistake: Error, Sendable, Hashable, CustomStringConvertible {
    /// Nil when it is the expression as a whole.
    package var field: CronField?
    package var message: String
    /// The nearest expression that can be read.
    package var nearest: String?

    package init(in field: CronField? = nil, _ message: String, nearest: String? = nil) {
        self.field = field
        self.message = message
        self.nearest = nearest
    }

    /// `minute: 61 is out of range: 0 to 59`
    package var explanation: String {
        (field.map { "\($0.rawValue): " } ?? "") + message
    }

    package var description: String {
        explanation + (nearest.map { "; did you mean \"\($0)\"?" } ?? "")
    }
}
