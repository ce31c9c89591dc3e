import Yams

extension ConfigurationDocument {
    /// Reads YAML text. Throws when it isn't one valid document; what its keys mean is not looked at.
    package static func parse(_ text: String, file: String) throws(ConfigurationMistakes)
        -> ConfigurationDocument
    {
        let start = Origin(file: file, line: 1, column: 1)
        guard text.utf8.count <= maximumBytes else {
            throw ConfigurationMistakes([.init(at: Origin(file: file), message: "is longer than 1 MiB")])
        }
        // libYAML counts a byte order mark as a column.
        let text = text.first == "\u{FEFF}" ? String(text.dropFirst()) : text
        if let mistake = AliasLimit.mistake(in: text, file: file) { throw ConfigurationMistakes([mistake]) }
        let parsed: DuplicateKeys.Parsed
        do {
            parsed = try DuplicateKeys.parse(text)
        } catch {
            throw ConfigurationMistakes([SyntaxMistake.from(error, text: text, file: file)])
        }
        guard let node = parsed.node else {
            return ConfigurationDocument(
                root: ConfigurationNode(content: .nothing, origin: start), mistakes: [])
        }
        let resolver = NodeResolver(file: file, masked: parsed.masked)
        do {
            let root = try resolver.resolve(node, keyPath: "", depth: 0)
            return ConfigurationDocument(root: root, mistakes: resolver.mistakes)
        } catch {
            throw ConfigurationMistakes([error])
        }
    }
}
