/// A key may be an alias too, and Yams hashes keys before we see them: with enough aliases that takes for ever. So they
/// are counted in the bare text first; `NodeResolver` bounds what the allowed ones expand to.
enum AliasLimit {
    /// Two dozen aliases expand what they stand for at most some seven thousandfold, in whatever way they nest.
    static let maximumCount = 24

    static func mistake(in text: String, file: String) -> ConfigurationMistake? {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return nil }
        let anchors = Set(text.matches(of: /(?:^|[\s,\[\{])&([^\s,\[\]\{\}]+)/).map(\.output.1))
        guard !anchors.isEmpty else { return nil }
        // `*.pdf` in a comment is no alias, since there is no anchor of that name.
        let aliases = text.matches(of: /(?:^|[\s,\[\{?:-])\*([^\s,\[\]\{\}]+)/).filter { match in
            anchors.contains(match.output.1) || anchors.contains(match.output.1.prefix { $0 != ":" })
        }
        guard aliases.count > maximumCount else { return nil }
        return ConfigurationMistake(
            at: Origin(file: file), message: "holds \(aliases.count) aliases, and \(maximumCount) are allowed"
        )
    }
}
