/// The keys under one heading of a configuration. Ask for each key that may stand there; whatever was not asked for
/// is reported as unknown when the closure that got the section returns.
///
/// A mistake is remembered, not thrown, so that one look at a file finds all of them. What an accessor returns in
/// place of a wrong value is never used: a document with a mistake decodes to nothing.
package final class Section {
    /// `extract.limits`; empty for the whole file.
    package let keyPath: String
    /// Where the section begins.
    package let origin: Origin
    private let entries: [ConfigurationNode.Entry]
    private let log: MistakeLog
    private var asked: [String] = []

    init(_ entries: [ConfigurationNode.Entry], keyPath: String, origin: Origin, log: MistakeLog) {
        self.entries = entries
        self.keyPath = keyPath
        self.origin = origin
        self.log = log
    }

    /// Nil when the key is absent or its value is wrong.
    package func optional<Value>(_ key: String, _ shape: Shape<Value>) -> Value? {
        guard let node = node(for: key) else { return nil }
        return shape.read(node, path(key), log)
    }

    /// `standIn` when the key is absent; and when its value is wrong, where it is as good as any.
    package func value<Value>(
        _ key: String, _ shape: Shape<Value>, default standIn: @autoclosure () -> Value
    ) -> Value {
        optional(key, shape) ?? standIn()
    }

    /// Nil after reporting that the key is absent or its value is wrong.
    package func required<Value>(_ key: String, _ shape: Shape<Value>) -> Value? {
        guard let node = node(for: key) else {
            log.add(ConfigurationMistake(at: origin, keyPath: path(key), message: "is missing"))
            return nil
        }
        return shape.read(node, path(key), log)
    }

    /// A section that may be absent: it is then read as an empty one, so that the defaults stand in one place.
    /// Nil only after reporting that the value is no section.
    package func section<Value>(_ key: String, _ read: @escaping (Section) -> Value?) -> Value? {
        let node = node(for: key) ?? ConfigurationNode(content: .nothing, origin: origin)
        return Shape.section(read).read(node, path(key), log)
    }

    /// What stands here, whether or not somebody asks for it.
    package var keys: [String] { entries.map(\.key) }

    /// Whether the file says nothing in this section.
    package var isEmpty: Bool { entries.isEmpty }

    /// Where the value of a key stands; nil when it is absent.
    package func origin(of key: String) -> Origin? {
        entries.first { $0.key == key }?.node.origin
    }

    /// Reports a mistake that only shows when values are seen together.
    package func refuse(_ key: String, _ message: String, suggestion: String? = nil) {
        log.add(
            ConfigurationMistake(
                at: origin(of: key) ?? origin, keyPath: path(key), message: message, suggestion: suggestion))
    }

    /// Reports a mistake of the section as a whole.
    package func refuseWhole(_ message: String) {
        log.add(ConfigurationMistake(at: origin, keyPath: keyPath, message: message))
    }

    /// Reports every key that nobody asked for.
    func refuseUnknownKeys() {
        for entry in entries where !asked.contains(entry.key) && !isScratch(entry.key) {
            let nearest = Nearest.candidate(to: entry.key, among: asked)
            let possible =
                if nearest != nil {
                    ""
                } else if asked.isEmpty {
                    "; none is possible here"
                } else {
                    "; possible here: \(asked.joined(separator: ", "))"
                }
            log.add(
                ConfigurationMistake(
                    at: entry.keyOrigin, keyPath: path(entry.key), value: entry.key,
                    message: "unknown key\(possible)", suggestion: nearest))
        }
    }

    /// Keys such as `x-defaults` at the top of a file hold anchors for the rest of it, and nothing else.
    private func isScratch(_ key: String) -> Bool {
        keyPath.isEmpty && key.hasPrefix("x-")
    }

    private func node(for key: String) -> ConfigurationNode? {
        if !asked.contains(key) { asked.append(key) }
        log.know(path(key))
        if let entry = entries.first(where: { $0.key == key }) { return entry.node }
        return log.probes ? ConfigurationNode(content: .nothing, origin: origin) : nil
    }

    private func path(_ key: String) -> String {
        keyPath.isEmpty ? key : "\(keyPath).\(key)"
    }
}
