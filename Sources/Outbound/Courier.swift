package import Delivery
package import Foundation
package import Logging
package import Transfers

/// Delivers parcels, each to each target once, and writes down what became of them. It tries once a call: trying again
/// is for the caller, whose next call sends only to those that have nothing yet.
package struct Courier: Sendable {
    private let log: any DeliveryLog
    private let mailServer: MailServer?
    private let dataFolder: String
    private let patience: Patience
    private let logger: Logger

    /// - Parameter mailServer: nil where none is configured; a mail is then refused.
    package init(
        log: any DeliveryLog, mailServer: MailServer?, dataFolder: String, patience: Patience = Patience(),
        logger: Logger
    ) {
        self.log = log
        self.mailServer = mailServer
        self.dataFolder = dataFolder
        self.patience = patience
        self.logger = logger
    }

    /// Tries every target, one after the other, whatever became of those before. Throws as below.
    package func deliver(
        _ parcel: Parcel, to targets: [DeliveryTarget], fire: UUID? = nil
    ) async throws -> [DeliveryResult] {
        var results: [DeliveryResult] = []
        for target in targets { results.append(try await deliver(parcel, to: target, fire: fire)) }
        return results
    }

    /// A target that fails is a result. Throws `CancellationError`, and what the log throws: the database is away.
    package func deliver(
        _ parcel: Parcel, to target: DeliveryTarget, fire: UUID? = nil
    ) async throws -> DeliveryResult {
        let attempt = try await log.begin(DeliveryKey(parcel, to: target, fire: fire))
        let outcome = attempt.isToBeSent ? try await send(parcel, attempt) : Self.standing(attempt)
        report(outcome, of: attempt)
        return DeliveryResult(target: target, outcome: outcome)
    }

    private func send(_ parcel: Parcel, _ attempt: DeliveryAttempt) async throws -> DeliveryResult.Outcome {
        do {
            try await carrier(for: attempt.key.target).carry(parcel, attempt.key) {
                try await log.markHandedOver(attempt)
            }
            try await finish(attempt, .delivered)
            return .delivered
        } catch let fault as DeliveryFault {
            try await finish(attempt, .failed(fault))
            return .failed(fault)
        } catch let overtaken as OvertakenAttempt {
            return .failed(DeliveryFault(.temporary, "\(overtaken); nothing was sent by this one"))
        } catch {
            // The log did not let it go, or nobody waits for it any more. A mail is in no doubt here: one that was
            // handed over ends in one of the ways above.
            try await finish(attempt, .failed(DeliveryFault(.temporary, "interrupted")))
            throw error
        }
    }

    /// What is known by now is written down even if nobody waits for it any more: a mail that arrived and is not known
    /// to have would wait for a person. The task is its own so that cancelling ours does not reach it; it is not
    /// left alone.
    private func finish(_ attempt: DeliveryAttempt, _ outcome: DeliveryOutcome) async throws {
        try await Task { try await log.finish(attempt, outcome) }.value
    }

    private static func standing(_ attempt: DeliveryAttempt) -> DeliveryResult.Outcome {
        guard attempt.found == .uncertain else { return .deliveredBefore }
        return .failed(
            DeliveryFault(
                .uncertain,
                "an earlier attempt was interrupted when the mail server had it, so it may have arrived;"
                    + " look there, then let it be sent again or leave it"))
    }

    private func carrier(for target: DeliveryTarget) throws -> any Carrier {
        switch target {
        case .folder(let path): return FolderCarrier(path: path, dataFolder: dataFolder)
        case .webhook(let webhook): return WebhookCarrier(webhook: webhook, patience: patience)
        case .mail(let recipients):
            guard let mailServer else {
                throw DeliveryFault(.permanent, "no mail server is configured: set mail.host and mail.from")
            }
            return MailCarrier(server: mailServer, recipients: recipients, patience: patience)
        }
    }

    private func report(_ outcome: DeliveryResult.Outcome, of attempt: DeliveryAttempt) {
        let label = attempt.key.target.label
        switch outcome {
        case .delivered: logger.info("delivered to \(label)")
        case .deliveredBefore: logger.debug("delivered to \(label) before")
        case .failed(let fault): logger.warning("not delivered to \(label): \(fault)")
        }
    }
}
