/// The address of a database as people may see it.
enum SecretURL {
    private static let hidden = "•••"

    /// Hides the password of a URL and of `keyword=value` pairs: `postgres://user:•••@host/db`. In doubt it hides more.
    static func shown(_ address: String) -> String {
        var text = address
        if let scheme = text.firstRange(of: "://") {
            let end = text[scheme.upperBound...].firstIndex(of: "?") ?? text.endIndex
            let authority = text[scheme.upperBound..<end]
            // A password with an unescaped @ in it must not show its second half.
            if let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") {
                text.replaceSubrange(text.index(after: colon)..<at, with: hidden)
            }
        }
        let pairs = /(?i)((?:ssl)?password|passfile)(\s*=\s*)('(?:[^'\\]|\\.)*'?|[^&\s]*)/
        return text.replacing(pairs) { "\($0.output.1)\($0.output.2)\(hidden)" }
    }
}
