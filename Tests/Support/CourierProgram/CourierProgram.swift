import Delivery
import Logging
import Outbound
import Postgres
import Store

/// Delivers one mail and says what became of it, so that a test can kill it on the way:
/// `courier-program DATABASE-URL PORT-OF-THE-MAIL-SERVER`
@main
struct CourierProgram {
    static func main() async throws {
        let arguments = CommandLine.arguments
        let logger = Logger(label: "courier-program") { _ in SwiftLogNoOpLogHandler() }
        let database = Database(
            settings: try ConnectionSettings(url: arguments[1]), poolSize: 2, logger: logger)
        let server = MailServer(
            host: "127.0.0.1", port: Int(arguments[2]) ?? 0, security: .none, user: nil, password: nil,
            from: "a2d2@example.com")
        let courier = Courier(
            log: DeliveryStore(database: database), mailServer: server, dataFolder: "/nowhere", logger: logger
        )
        let parcel = Parcel(identity: "weekly", subject: "Weekly report", text: "All is well.")
        let result = try await courier.deliver(parcel, to: .mail(to: ["ops@example.com"]))
        switch result.outcome {
        case .delivered: print("delivered")
        case .deliveredBefore: print("delivered before")
        case .failed(let fault): print(fault.kind)
        }
        await database.close()
    }
}
