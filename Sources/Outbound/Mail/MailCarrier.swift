import Delivery
import Foundation
import Transfers

/// Sends a parcel as one mail to all recipients, or to none. See docs/decisions/0033.
struct MailCarrier: Carrier {
    let server: MailServer
    let recipients: [String]
    let patience: Patience

    func carry(
        _ parcel: Parcel, _ key: DeliveryKey, handOver: @escaping @Sendable () async throws -> Void
    ) async throws {
        let message = try MailMessage(parcel, key, from: server.from, to: recipients, at: Date())
        let gate = HandOverGate()
        async let serving: Void = gate.serve(handOver)
        try await TransferThread.run { cancellation in
            defer { gate.close() }
            try MailTransfer(
                message, server: server, patience: patience, cancellation: cancellation, gate: gate
            ).run()
        }
        await serving
    }
}
