import CCurl
package import Delivery
package import Transfers

/// Asks a mail server whether it would take our mails, without sending one: connects, encrypts, logs in, says NOOP.
package struct MailServerProbe: Sendable {
    private let server: MailServer
    private let patience: Patience

    package init(_ server: MailServer, patience: Patience = Patience()) {
        self.server = server
        self.patience = patience
    }

    /// Returns how long it took. Throws a `DeliveryFault` that says what is wrong.
    package func run() async throws -> Duration {
        let clock = ContinuousClock()
        let start = clock.now
        try await TransferThread.run { try perform($0) }
        return clock.now - start
    }

    private func perform(_ cancellation: TransferCancellation) throws {
        let handle = EasyHandle(patience: patience)
        try MailSession(server).prepare(handle)
        let conversation = MailConversation(cancellation)
        handle.set(CURLOPT_CUSTOMREQUEST, "NOOP")
        handle.set(CURLOPT_NOBODY, 1)
        conversation.follow(handle)
        let end = withExtendedLifetime(conversation) { handle.perform() }
        if cancellation.isRequested { throw CancellationError() }
        guard end.isSuccess else {
            throw conversation.dialogue.fault(end, server: server, patience: patience)
        }
    }
}
