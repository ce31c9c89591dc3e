package import Delivery
import Foundation

/// One message about what changed, in words.
package struct AlertMessage: Sendable {
    /// Names the message for ever: with a target it makes the key by which it is delivered once.
    package var identity: String
    package var machine: String
    package var items: [AlertItem]

    /// The worst first.
    package init(identity: String, machine: String, items: [AlertItem]) {
        self.identity = identity
        self.machine = machine
        self.items = items.sorted { ($1.state, $0.key) < ($0.state, $1.key) }
    }

    package var subject: String {
        guard items.count != 1, let first = items.first else {
            return "A2D2 on \(machine): \(items.first?.headline ?? "")"
        }
        guard items.contains(where: { $0.state != .ok }) else {
            return "A2D2 on \(machine): \(items.count) resolved"
        }
        let counts = [HealthState.critical, .warning, .unknown, .ok].compactMap { state -> String? in
            let count = items.count { $0.state == state }
            return count == 0 ? nil : "\(count) \(state == .ok ? "resolved" : state.rawValue)"
        }
        return "A2D2 on \(machine): \(counts.joined(separator: ", ")); \(first.headline)"
    }

    package var text: String {
        items.map { item in
            ([item.headline] + item.details.map { "    \($0)" }).joined(separator: "\n")
        }.joined(separator: "\n\n") + "\n\n`a2d2 health` shows how all stands now.\n"
    }

    package var parcel: Parcel {
        get throws {
            Parcel(identity: identity, subject: subject, text: text, html: html, payload: try payload)
        }
    }

    private var html: String {
        let blocks = items.map { item in
            let lines = item.details.map { "<p>\(Self.escaped($0))</p>" }.joined()
            return "<h3>\(Self.escaped(item.headline))</h3>\(lines)"
        }
        return """
            <!doctype html><html><head><meta charset="utf-8"><title>\(Self.escaped(subject))</title></head>\
            <body style="font-family: sans-serif">\(blocks.joined())\
            <p><code>a2d2 health</code> shows how all stands now.</p></body></html>
            """
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
