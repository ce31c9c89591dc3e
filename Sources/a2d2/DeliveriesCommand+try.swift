import ArgumentParser
import Delivery
import Foundation
import Operations
import Outbound
import StrictYAML
import Terminal

extension DeliveriesCommand {
    struct Try: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Deliver a short test message, and say what came of it.",
            discussion: "Example: a2d2 deliveries try --mail ops@example.com")

        @OptionGroup var global: GlobalOptions
        @Option(help: "A folder below the data folder, or an absolute one.") var folder: String?
        @Option(help: "A mail address.") var mail: String?
        @Option(help: "A URL.") var webhook: String?
        @Option(help: "Where the key of the webhook's signature is: env:NAME or file:/path.") var secret:
            String?

        func run() async throws {
            let target = try target()
            let logger = global.logger(try global.settings())
            let result = try await global.withInstallation { installation in
                try await installation.courier(logger: logger).deliver(Self.parcel(), to: target)
            }
            if let fault = result.fault {
                throw Failure(.broken, "\(target.label.printable): not delivered: \(fault.reason.printable)")
            }
            try global.output.answer(
                "\(target.label.printable): delivered", json: Report(target: target.label, isDelivered: true))
        }

        private struct Report: Encodable {
            let target: String
            let isDelivered: Bool
        }

        /// Read as a schedule's `deliver` is, so that what works here works there.
        private func target() throws -> DeliveryTarget {
            var document = ConfigurationDocument(file: "deliveries try")
            for (key, text) in [("folder", folder), ("mail", mail), ("webhook", webhook), ("secret", secret)]
            {
                if let text { document.set(key, to: text, from: Origin(file: "--\(key)")) }
            }
            return try document.decode(DeliveryTarget.read)
        }

        /// Another one each time, since the same would be delivered once.
        private static func parcel() -> Parcel {
            let text = "This is a test message of A2D2. What is delivered here arrives.\n"
            return Parcel(
                identity: "try \(UUID().uuidString)", subject: "A2D2: a test message", text: text,
                html:
                    "<!DOCTYPE html><p>This is a test message of <b>A2D2</b>. What is delivered here arrives.</p>",
                attachments: [
                    .init(
                        name: "a2d2-test.txt", mediaType: "text/plain; charset=utf-8", bytes: Data(text.utf8))
                ])
        }
    }
}
