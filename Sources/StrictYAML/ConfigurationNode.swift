/// A value of a configuration with the place where it stands: YAML's own tree, without aliases and merge keys.
package struct ConfigurationNode: Sendable {
    package enum Content: Sendable {
        /// Text as it stands; which type it has is decided by whoever asks for it, so that `no` can be a country.
        case scalar(String)
        /// `key:` with nothing behind it, `~` or `null`.
        case nothing
        case list([ConfigurationNode])
        case section([Entry])
    }

    package struct Entry: Sendable {
        package var key: String
        package var keyOrigin: Origin
        package var node: ConfigurationNode
    }

    package var content: Content
    package var origin: Origin

    /// What a person would call it: `a list`.
    var kind: String {
        switch content {
        case .scalar: "a single value"
        case .nothing: "nothing"
        case .list: "a list"
        case .section: "a section of keys"
        }
    }

    func scalar(at keys: ArraySlice<String>) -> String? {
        switch content {
        case .scalar(let text): keys.isEmpty ? text : nil
        case .section(let entries):
            keys.first.flatMap { key in entries.first { $0.key == key } }?.node.scalar(at: keys.dropFirst())
        case .nothing, .list: nil
        }
    }

    /// This node with a scalar at a path of keys, whatever stood there before. Sections on the way are made.
    func setting(_ keys: ArraySlice<String>, to text: String, from origin: Origin) -> ConfigurationNode {
        guard let key = keys.first else { return ConfigurationNode(content: .scalar(text), origin: origin) }
        var entries: [Entry] = []
        if case .section(let existing) = content { entries = existing }
        let empty = ConfigurationNode(content: .nothing, origin: origin)
        let index = entries.firstIndex { $0.key == key }
        let inner = (index.map { entries[$0].node } ?? empty).setting(
            keys.dropFirst(), to: text, from: origin)
        if let index {
            entries[index].node = inner
        } else {
            entries.append(Entry(key: key, keyOrigin: origin, node: inner))
        }
        return ConfigurationNode(content: .section(entries), origin: self.origin)
    }
}
