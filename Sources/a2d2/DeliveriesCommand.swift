import ArgumentParser
import Foundation
import Operations
import Store
import Terminal

struct DeliveriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliveries", abstract: "See what was delivered where, and settle what is in doubt.",
        subcommands: [List.self, Release.self, Confirm.self, Try.self],
        defaultSubcommand: List.self)

    /// A delivery as `--json` prints it.
    struct Report: Encodable {
        var key: String
        var target: String
        var subject: String
        var state: String
        var attempts: Int
        var createdAt: Date
        var attemptedAt: Date
        var deliveredAt: Date?
        var fire: String?
        var lastError: String?

        init(_ record: DeliveryRecord) {
            key = record.idempotencyKey
            target = record.target
            subject = record.subject
            state = record.state.rawValue
            attempts = record.attempts
            createdAt = record.created
            attemptedAt = record.attempted
            deliveredAt = record.delivered
            fire = record.fire?.uuidString.lowercased()
            lastError = record.lastError
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Deliveries, the last tried first.",
            discussion: "Example: a2d2 deliveries list --state uncertain")

        @OptionGroup var global: GlobalOptions
        @Option(help: "Only those in this state.") var state: DeliveryRecord.State?
        @OptionGroup var most: ListLimit

        func run() async throws {
            let records = try await global.withInstallation { [state, limit = most.limit] installation in
                try await DeliveryStore(database: installation.database).deliveries(in: state, limit: limit)
            }
            try global.output.list(
                records,
                columns: [
                    .init("key"), .init("tried"), .init("state"), .init("target", maximum: 40),
                    .init("subject", maximum: 40), .init("attempts", .right),
                    .init("last error", maximum: 80),
                ],
                empty: "Nothing was delivered yet.",
                cells: { record in
                    [
                        String(record.idempotencyKey.prefix(12)), record.attempted.short,
                        record.state.rawValue,
                        record.target, record.subject, "\(record.attempts)", record.lastError ?? "",
                    ]
                },
                json: Report.init)
        }
    }

    struct Release: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let a delivery that failed or is uncertain be sent by the next attempt.",
            discussion: "Example: a2d2 deliveries release 3f9a0c")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The key, or its beginning.") var key: String

        func run() async throws {
            let record = try await global.withInstallation { [key] installation in
                let log = DeliveryStore(database: installation.database)
                let record = try await log.delivery(key)
                guard try await log.release(record.idempotencyKey) else {
                    throw Failure(
                        .badUsage, "delivery \(key) is \(record.state.rawValue): there is nothing to release")
                }
                return try await log.delivery(record.idempotencyKey)
            }
            try global.output.answer(
                "The next attempt sends it to \(record.target.printable).", json: Report(record))
        }
    }

    struct Confirm: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that a delivery arrived, so that it is never sent again.",
            discussion: "Example: a2d2 deliveries confirm 3f9a0c")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The key, or its beginning.") var key: String

        func run() async throws {
            let record = try await global.withInstallation { [key] installation in
                let log = DeliveryStore(database: installation.database)
                let record = try await log.delivery(key)
                guard try await log.confirm(record.idempotencyKey) else {
                    throw Failure(.badUsage, "delivery \(key) is known to have arrived")
                }
                return try await log.delivery(record.idempotencyKey)
            }
            try global.output.answer("Noted: \(record.target.printable) has it.", json: Report(record))
        }
    }
}

extension DeliveryRecord.State: ExpressibleByArgument {}

extension DeliveryStore {
    /// The one delivery whose key begins so.
    fileprivate func delivery(_ key: String) async throws -> DeliveryRecord {
        let found = try await deliveries(beginningWith: key)
        guard let record = found.first else { throw Failure(.badUsage, "there is no delivery \(key)") }
        guard found.count == 1 else {
            throw Failure(.badUsage, "more than one delivery begins with \(key); give more of its key")
        }
        return record
    }
}
