/// Where a value of a configuration comes from: a place in a file, a variable or a flag.
package struct Origin: Sendable, Hashable, CustomStringConvertible {
    /// The path of a file, or the name of a variable (`A2D2_DATA`) or flag (`--data`).
    package var file: String
    /// From 1.
    package var line: Int?
    /// From 1, in Unicode scalars.
    package var column: Int?

    package init(file: String, line: Int? = nil, column: Int? = nil) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// `a2d2.yaml:3:7`, or just the name where there is no line.
    package var description: String {
        ([file] + [line, column].compactMap { $0.map(String.init) }).joined(separator: ":")
    }
}
