import Foundation
package import StrictYAML

extension DeliveryTarget {
    /// One element of `deliver` or `notify`: exactly one of `folder`, `mail` and `webhook`, see docs/delivery.md.
    package static func read(_ section: Section) -> DeliveryTarget? {
        let folder = section.optional("folder", .folder)
        let mail = section.optional("mail", .oneOrMore(of: .mailAddress).distinct { $0 })
        let webhook = section.optional("webhook", .receiver)
        let secret = section.optional("secret", .secretSource)

        let given = ["folder", "mail", "webhook"].filter { section.origin(of: $0) != nil }
        guard let first = given.first else {
            section.refuseWhole("names no target; give one of folder, mail, webhook")
            return nil
        }
        if given.count > 1 {
            section.refuse(
                given[1], "stands beside \(first); each target is an element of its own: begin it with \"- \""
            )
        }
        if section.origin(of: "secret") != nil, first != "webhook" {
            section.refuse("secret", "signs what goes to a webhook, and this target is a \(first)")
        }
        if let folder { return .folder(path: folder) }
        if let mail { return .mail(to: mail) }
        return webhook.map { .webhook(Webhook(url: $0, secret: secret)) }
    }
}

extension Shape where Value == String {
    fileprivate static var folder: Shape {
        text.checked { path in
            if path.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
                return .mistake("holds a control character")
            }
            if path.hasPrefix("~") {
                return .mistake(
                    "\(quoted(path)) begins with \"~\", which only a shell knows; write it in full")
            }
            if path.split(separator: "/").contains("..") {
                return .mistake(
                    "\(quoted(path)) holds \"..\"; name a folder below the data folder, or begin with \"/\"")
            }
            return .value(path)
        }
    }

    fileprivate static var mailAddress: Shape {
        text.checked { address in
            MailAddress.isAddress(address)
                ? .value(address) : .mistake("\(quoted(address)) is no mail address such as ops@example.com")
        }
    }

    /// No message shows any of it: some receivers are known by a secret in their URL.
    fileprivate static var receiver: Shape {
        secret.checked(isSecret: true) { url in
            let parts = URLComponents(string: url)
            guard let scheme = parts?.scheme?.lowercased(), ["http", "https"].contains(scheme),
                parts?.host?.isEmpty == false,
                url.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
            else { return .mistake("is no URL such as https://hooks.example.com/a2d2") }
            return .value(url)
        }
    }
}

extension Shape where Value == DeliveryTarget.SecretSource {
    /// No message shows any of it: it may be the key itself, written here by mistake.
    fileprivate static var secretSource: Shape {
        Shape<String>.secret.checked(isSecret: true) { text in
            if let name = text.dropping("env:"), name.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*/) != nil {
                return .value(.variable(name))
            }
            if let path = text.dropping("file:"), path.hasPrefix("/"), !path.contains(where: \.isNewline) {
                return .value(.file(path))
            }
            return .mistake("says where the key is: env:NAME for a variable, or file:/path for a file")
        }
    }
}

extension String {
    fileprivate func dropping(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}
