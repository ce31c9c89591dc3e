import Delivery
import Foundation
import Outbound
import Transfers

extension HealthCheck {
    static let outside = [
        HealthCheck(
            "mail.server", "how long the mail server takes to connect, encrypt and let us in", .seconds,
            Thresholds(warning: 5, critical: 20), timeout: .seconds(40), isDownWhenLate: true,
            advice:
                "See mail.* in a2d2.yaml and the mail server's log. Reports wait and are tried again; alerts by mail too."
        ) { context in
            guard let server = context.mail else {
                return [Reading(.notApplicable("no mail server is configured"))]
            }
            do {
                let taken = try await MailServerProbe(server, patience: patience).run()
                return [Reading(.value(taken / .seconds(1)), detail: server.host)]
            } catch let fault as DeliveryFault {
                return [Reading(.failed("\(fault)"), detail: server.host)]
            }
        },
        HealthCheck(
            "webhooks.receiver", "how long each receiver of webhooks takes to connect and encrypt", .seconds,
            Thresholds(warning: 5, critical: 20), timeout: .seconds(60), isDownWhenLate: true,
            advice:
                "See whether its machine and the network between are up, and whether its address is still right."
        ) { context in
            let webhooks = webhooks(of: context)
            guard !webhooks.isEmpty else {
                return [Reading(.notApplicable("nothing is delivered to a webhook"))]
            }
            return try await each(webhooks) { webhook in
                let taken = try await ConnectionProbe(url: webhook.url, patience: patience).reach()
                return .value(taken / .seconds(1))
            }
        },
        HealthCheck(
            "certificates.age", "how long the certificates of mail server and webhooks are still good",
            .seconds, worse: .under, Thresholds(warning: 1_814_400, critical: 604_800), timeout: .seconds(90),
            advice: "Have the certificate renewed before it ends: from then on nothing is delivered there."
        ) { context in
            let mail = context.mail.flatMap { $0.security == .none ? nil : $0 }
            let webhooks = webhooks(of: context).filter { $0.url.lowercased().hasPrefix("https:") }
            guard mail != nil || !webhooks.isEmpty else {
                return [Reading(.notApplicable("nothing is delivered by TLS"))]
            }
            @Sendable func outcome(_ end: Date?) -> Reading.Outcome {
                end.map { .value($0.timeIntervalSince(context.now())) }
                    ?? .unknown("it showed no certificate")
            }
            var readings = try await each(webhooks) { webhook in
                outcome(try await ConnectionProbe(url: webhook.url, patience: patience).certificateEnd())
            }
            if let mail {
                readings.append(
                    try await reading(subject: mail.host) {
                        outcome(try await ConnectionProbe(mail, patience: patience).certificateEnd())
                    })
            }
            // Whether it can be reached at all, other checks say.
            return readings.map { reading in
                guard case .failed(let reason) = reading.outcome else { return reading }
                return Reading(.unknown(reason), subject: reading.subject)
            }
        },
        HealthCheck(
            "models.provider", "whether each model provider answers", .verdict,
            advice: "See models.* in a2d2.yaml and the provider's own status page."
        ) { _ in [Reading(.notApplicable("no model provider is configured"))] },
    ]

    private static let patience = Transfers.Patience(
        connect: .seconds(10), stall: .seconds(10), whole: .seconds(20))

    private static func webhooks(of context: HealthContext) -> [DeliveryTarget.Webhook] {
        var seen: Set<String> = []
        return context.targets.compactMap { target in
            guard case .webhook(let webhook) = target, seen.insert(webhook.url).inserted else { return nil }
            return webhook
        }
    }

    private static func each(
        _ webhooks: [DeliveryTarget.Webhook],
        _ outcome: @escaping @Sendable (DeliveryTarget.Webhook) async throws -> Reading.Outcome
    ) async throws -> [Reading] {
        var readings: [Reading] = []
        for webhook in webhooks {
            // A URL may hold a secret: only its host is shown.
            let host = URLComponents(string: webhook.url)?.host ?? "webhook"
            readings.append(try await reading(subject: host) { try await outcome(webhook) })
        }
        return readings
    }

    private static func reading(
        subject: String, _ outcome: () async throws -> Reading.Outcome
    ) async throws -> Reading {
        do {
            return Reading(try await outcome(), subject: subject)
        } catch let fault as DeliveryFault {
            return Reading(.failed("\(fault)"), subject: subject)
        }
    }
}
