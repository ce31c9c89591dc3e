/// What is wrong with a path pattern, and where.
package struct PathPatternMistake: Error, Sendable, Hashable, CustomStringConvertible {
    /// Characters before the mistake, from 0.
    package let offset: Int
    package let message: String
    /// The nearest placeholder that there is.
    package let nearest: String?

    package var description: String {
        message + (nearest.map { "; did you mean \($0)?" } ?? "")
    }
}
