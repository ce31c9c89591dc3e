import Foundation

/// JSON with sorted keys and no white space: equal values give equal text.
enum CanonicalJSON {
    static func text(of value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            preconditionFailure(
                "options are made of numbers, strings and lists, which JSON can hold: \(error)")
        }
    }
}
