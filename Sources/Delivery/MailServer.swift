/// The server that takes our mail, as `mail` in a2d2.yaml names it.
package struct MailServer: Sendable, Hashable {
    package enum Security: String, Sendable, Hashable, Codable, CaseIterable {
        /// Plain at first, then upgraded; a server that can't is refused (RFC 3207).
        case starttls
        /// TLS from the first byte (RFC 8314).
        case tls
        /// For a server on this machine.
        case none
    }

    package var host: String
    package var port: Int
    package var security: Security
    /// Nil for a server that asks for no name.
    package var user: String?
    package var password: String?
    /// The address that mails come from: `a2d2@example.com`, or `A2D2 <a2d2@example.com>`.
    package var from: String
    /// A file of certificates to trust besides the system's.
    package var certificates: String?

    package init(
        host: String, port: Int, security: Security, user: String?, password: String?, from: String,
        certificates: String? = nil
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.password = password
        self.from = from
        self.certificates = certificates
    }
}
