/// Where something is delivered: an element of `deliver` in a schedule's file, or of `notify` in health.yaml.
package enum DeliveryTarget: Sendable, Hashable, Codable {
    /// Relative to the data folder, or absolute.
    case folder(path: String)
    /// By the mail server of `a2d2.yaml`.
    case mail(to: [String])
    case webhook(Webhook)

    package struct Webhook: Sendable, Hashable, Codable {
        /// `https`, or `http` to a machine of one's own.
        package var url: String
        /// The name of the environment variable, or `file:` and the path of the file, that holds the key of the
        /// signature. Never the key itself: a configuration file is no place for it.
        package var secret: SecretSource?

        package init(url: String, secret: SecretSource?) {
            self.url = url
            self.secret = secret
        }
    }

    package enum SecretSource: Sendable, Hashable, Codable {
        case variable(String)
        case file(String)
    }

    /// The key that names it in YAML.
    package var kind: String {
        switch self {
        case .folder: "folder"
        case .mail: "mail"
        case .webhook: "webhook"
        }
    }

    /// One word for logs and lists, with nothing secret: a URL's query and user are left out.
    package var label: String {
        switch self {
        case .folder(let path): "folder \(path)"
        case .mail(let to): "mail \(to.joined(separator: ", "))"
        case .webhook(let webhook): "webhook \(Self.withoutSecrets(webhook.url))"
        }
    }

    private static func withoutSecrets(_ url: String) -> String {
        var text = String(url.prefix { $0 != "?" && $0 != "#" })
        if let scheme = text.firstRange(of: "://"),
            let at = text[scheme.upperBound...].prefix(while: { $0 != "/" }).lastIndex(of: "@")
        {
            text.removeSubrange(scheme.upperBound...at)
        }
        return text
    }
}
