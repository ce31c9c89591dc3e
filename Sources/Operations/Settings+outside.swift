import Delivery
import StrictYAML

/// What A2D2 has to do with the world beside its folders: mail, the HTTP listener, and how long things are kept.
extension Settings {
    /// Nil inside when no mail server is named; nil outside after a mistake.
    static func readMail(_ reader: SettingsReader) -> MailServer?? {
        let host = reader.optional("host", .optionalText) { $0 ?? "none (no mail can be sent)" }
        let security = reader.value("security", .oneOf(MailServer.Security.self), default: .starttls) {
            $0.rawValue
        }
        let port = reader.value(
            "port", .integer(in: 1...65_535), default: security.usualPort, shown: String.init)
        let user = reader.optional("user", .optionalText) { $0 ?? "none" }
        let password = reader.optional("password", .optionalSecret) { $0 == nil ? "none" : "•••" }
        let from = reader.optional("from", .mailbox) { $0 ?? "none" }
        let certificates = reader.optionalPath("certificates", otherwise: "the system's")
        guard let host else { return .some(nil) }
        guard let from else {
            reader.refuse("from", "is missing: a mail server refuses mail without a sender")
            return nil
        }
        if (user == nil) != (password == nil) {
            reader.refuse(
                user == nil ? "user" : "password", "is missing: a name and a password go together")
            return nil
        }
        return MailServer(
            host: host, port: port, security: security, user: user, password: password, from: from,
            certificates: certificates)
    }

    static func readHTTP(_ reader: SettingsReader) -> ListenAddress?? {
        let usual = ListenAddress(host: "127.0.0.1", port: 7420)
        return .some(
            reader.value("listen", .listenAddress, default: usual) { $0?.description ?? "none" })
    }

    static func readRetention(_ reader: SettingsReader) -> Retention? {
        func days(_ key: String, default usual: Int) -> Duration {
            reader.value(
                key, .duration(in: .seconds(3600) ... .seconds(36_500 * 86_400)),
                default: .seconds(usual * 86_400), shown: DurationUnit.text)
        }
        return Retention(
            reports: days("reports", default: 400), history: days("history", default: 400),
            fires: days("fires", default: 90), deliveries: days("deliveries", default: 400),
            health: days("health", default: 90),
            backups: reader.value("backups", .integer(in: 1...10_000), default: 14, shown: String.init))
    }
}

extension MailServer.Security {
    /// RFC 6409 and RFC 8314; RFC 5321 for a server on this machine.
    fileprivate var usualPort: Int {
        switch self {
        case .starttls: 587
        case .tls: 465
        case .none: 25
        }
    }
}

extension Settings.ListenAddress: CustomStringConvertible {
    /// `127.0.0.1:7420`, `[::1]:7420`
    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}

extension Shape where Value == String? {
    static var optionalText: Shape {
        Shape<String>.text.checked { .value($0 == "none" ? nil : $0) }
    }

    static var optionalSecret: Shape {
        Shape<String>.secret.checked(isSecret: true) { .value($0) }
    }

    /// An address, also with a name before it.
    fileprivate static var mailbox: Shape {
        Shape<String>.text.checked { text in
            let isAddress = text.wholeMatch(of: /[^<>\r\n]*<[^@<>\s]+@[^@<>\s]+>|[^@<>\s]+@[^@<>\s]+/) != nil
            return isAddress
                ? .value(text)
                : .mistake("\(quoted(text)) is no mail address, such as A2D2 <a2d2@example.com>")
        }
    }
}

extension Shape where Value == Settings.ListenAddress? {
    /// `127.0.0.1:7420`, `[::1]:7420`, `localhost:7420`, `none`.
    fileprivate static var listenAddress: Shape {
        Shape<String>.text.checked { text in
            if text == "none" { return .value(nil) }
            guard let match = text.wholeMatch(of: /(\[([0-9A-Fa-f:.]+)\]|[^\[\]:\s]+):([0-9]{1,5})/),
                let port = Int(match.output.3), port < 65_536
            else {
                return .mistake("\(quoted(text)) is no address and port, such as 127.0.0.1:7420, nor none")
            }
            return .value(
                Settings.ListenAddress(host: String(match.output.2 ?? match.output.1), port: port))
        }
    }
}
