import CCurl
package import Delivery
package import Foundation
package import Transfers

/// Makes a connection, TLS included, and sends nothing over it that anybody would act on.
package struct ConnectionProbe: Sendable {
    private let url: String
    private let host: String
    private let encryptsLater: Bool
    private let patience: Patience

    /// To a web server.
    package init(url: String, patience: Patience = Patience()) {
        self.url = url
        host = URLComponents(string: url)?.host ?? "the receiver"
        encryptsLater = false
        self.patience = patience
    }

    /// To a mail server, without a name and a password.
    package init(_ server: MailServer, patience: Patience = Patience()) {
        let scheme = server.security == .tls ? "smtps" : "smtp"
        let address = server.host.contains(":") ? "[\(server.host)]" : server.host
        url = "\(scheme)://\(address):\(server.port)"
        host = server.host
        encryptsLater = server.security == .starttls
        self.patience = patience
    }

    /// How long it took. Throws a `DeliveryFault` when nobody is there, or nobody whom we trust.
    package func reach() async throws -> Duration {
        let start = ContinuousClock.now
        _ = try await perform(isTrusting: false)
        return ContinuousClock.now - start
    }

    /// When the first of the certificates that the other side shows ends, trusted or not; nil without TLS.
    package func certificateEnd() async throws -> Date? {
        try await perform(isTrusting: true)
    }

    private func perform(isTrusting: Bool) async throws -> Date? {
        try await TransferThread.run { cancellation in
            let handle = EasyHandle(patience: patience)
            handle.set(CURLOPT_URL, url)
            handle.set(CURLOPT_PROTOCOLS_STR, "http,https,smtp,smtps")
            handle.set(CURLOPT_CONNECT_ONLY, 1)
            handle.set(CURLOPT_CERTINFO, 1)
            if encryptsLater { handle.set(CURLOPT_USE_SSL, curl_use_ssl_all) }
            if isTrusting {
                handle.set(CURLOPT_SSL_VERIFYPEER, 0)
                handle.set(CURLOPT_SSL_VERIFYHOST, 0)
            }
            handle.endWhenCancelled(cancellation)
            let end = handle.perform()
            if cancellation.isRequested { throw CancellationError() }
            guard end.isSuccess else {
                throw DeliveryFault(
                    end.isPermanent ? .permanent : .temporary,
                    end.networkFault(with: host, patience: patience) ?? end.message)
            }
            return handle.certificateLines.compactMap(Self.end).min()
        }
    }

    /// `Expire date:Nov 25 12:00:00 2026 GMT`, as OpenSSL prints it (ASN1_TIME_print(3)); nil for another line.
    static func end(_ line: String) -> Date? {
        let label = "Expire date:"
        guard line.hasPrefix(label) else { return nil }
        let words = line.dropFirst(label.count).split(separator: " ").joined(separator: " ")
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.dateFormat = "MMM d HH:mm:ss yyyy zzz"
        return format.date(from: words)
    }
}
