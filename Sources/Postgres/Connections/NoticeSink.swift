import CPostgres
import Logging

/// Takes the server's notices to the log.
final class NoticeSink: Sendable {
    private let logger: Logger

    init(logger: Logger) {
        self.logger = logger
    }

    /// Said once for all connections with the same settings.
    func report(pooler: String) {
        logger.notice(
            "the database is behind a pooler that lends its connections by the transaction: no statement is prepared",
            metadata: ["server": "\(pooler)"])
    }

    fileprivate func receive(severity: String, message: String, sqlState: String) {
        let level: Logger.Level = severity == "WARNING" ? .warning : .debug
        logger.log(level: level, "Postgres says: \(message)", metadata: ["sqlstate": "\(sqlState)"])
    }
}

/// libpq's notice receiver; `context` is the connection's sink.
let receiveNotice: @convention(c) (UnsafeMutableRawPointer?, OpaquePointer?) -> Void = { context, result in
    guard let context else { return }
    let field = { (code: Character) in
        PQresultErrorField(result, CInt(code.asciiValue ?? 0)).map { String(cString: $0) } ?? ""
    }
    Unmanaged<NoticeSink>.fromOpaque(context).takeUnretainedValue()
        .receive(severity: field("V"), message: field("M"), sqlState: field("C"))
}
