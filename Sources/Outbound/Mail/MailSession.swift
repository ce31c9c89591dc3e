import CCurl
import Delivery
import Transfers

/// How a mail server is reached, encrypted and logged in to.
struct MailSession {
    private let server: MailServer

    init(_ server: MailServer) {
        self.server = server
    }

    /// Throws a `DeliveryFault` when a password would go over a network that anybody may read.
    func prepare(_ handle: borrowing EasyHandle) throws(DeliveryFault) {
        guard server.security != .none || server.password == nil || isOnThisMachine else {
            throw DeliveryFault(
                .permanent,
                "mail.security is none and mail.password is set: the password would cross the network in the clear;"
                    + " set mail.security to starttls or tls")
        }
        let scheme = server.security == .tls ? "smtps" : "smtp"
        let host = server.host.contains(":") ? "[\(server.host)]" : server.host
        handle.set(CURLOPT_URL, "\(scheme)://\(host):\(server.port)")
        handle.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        handle.set(CURLOPT_SSL_VERIFYPEER, 1)
        handle.set(CURLOPT_SSL_VERIFYHOST, 2)
        handle.set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if server.security == .starttls { handle.set(CURLOPT_USE_SSL, curl_use_ssl_all) }
        // The system's own are in the folder that libcurl knows (CURLOPT_CAPATH), so these come besides.
        if let certificates = server.certificates { handle.set(CURLOPT_CAINFO, certificates) }
        if let user = server.user {
            handle.set(CURLOPT_USERNAME, user)
            handle.set(CURLOPT_PASSWORD, server.password ?? "")
        }
    }

    private var isOnThisMachine: Bool {
        server.host == "localhost" || server.host == "::1"
            || server.host.wholeMatch(of: /127\.\d+\.\d+\.\d+/) != nil
    }
}
