import CCurl
import Delivery
import Transfers

extension MailDialogue {
    /// Why the mail was not accepted.
    func fault(_ end: TransferEnd, server: MailServer, patience: Patience) -> DeliveryFault {
        if let reply, reply.code >= 400 {
            return DeliveryFault(reply.code >= 500 ? .permanent : .temporary, refusal(reply, by: server.host))
        }
        let network = end.networkFault(with: "\(server.host):\(server.port)", patience: patience)
        if step == .message {
            return DeliveryFault(
                .uncertain,
                "\(network ?? end.message) after it was given the whole mail and before it confirmed it,"
                    + " so the mail may have arrived")
        }
        switch end.code {
        case CURLE_USE_SSL_FAILED:
            return DeliveryFault(
                .permanent,
                "\(server.host) offers no STARTTLS; set mail.security to tls, or to none for a server of this machine"
            )
        case CURLE_LOGIN_DENIED:
            return DeliveryFault(.permanent, "\(server.host) and we know no common way to log in")
        default:
            return DeliveryFault(end.isPermanent ? .permanent : .temporary, network ?? end.message)
        }
    }

    private func refusal(_ reply: Reply, by host: String) -> String {
        switch step {
        case .greeting: "\(host) does not talk to us (\(reply.text))"
        case .encryption: "\(host) refuses to encrypt (\(reply.text))"
        case .authentication:
            "\(host) refuses the user or the password (\(reply.text)); see mail.user, mail.password"
        case .sender: "\(host) refuses the sender (\(reply.text)); see mail.from"
        case .recipient(let address):
            "\(host) refuses the recipient \(address) (\(reply.text)); the mail was sent to nobody"
        case .data, .message: "\(host) refuses the mail (\(reply.text))"
        }
    }
}
