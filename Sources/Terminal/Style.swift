import Foundation

/// How text looks: with colour on a terminal, without anywhere else, and never under `NO_COLOR` (no-color.org).
package struct Style: Sendable {
    package enum Colour: Int, Sendable {
        case red = 31
        case green, yellow, blue, magenta, cyan
        case grey = 90
    }

    package let hasColour: Bool

    package init(hasColour: Bool) {
        self.hasColour = hasColour
    }

    /// For what is written to a file descriptor.
    package init(for descriptor: Int32, environment: [String: String] = ProcessInfo.processInfo.environment) {
        let isForbidden = !(environment["NO_COLOR"] ?? "").isEmpty || environment["TERM"] == "dumb"
        hasColour = isatty(descriptor) == 1 && !isForbidden
    }

    package func paint(_ text: String, _ colour: Colour) -> String {
        hasColour ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
    }

    package func bold(_ text: String) -> String {
        hasColour ? "\u{1B}[1m\(text)\u{1B}[0m" : text
    }
}
