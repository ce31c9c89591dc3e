import CPostgres
import Glibc
import Logging

/// libpq's `PGconn`, open or not. Lives on one lane.
struct ConnectionHandle: ~Copyable {
    private var raw: OpaquePointer?
    /// Nothing of the session lasts from one transaction to the next.
    private(set) var isPooled = false
    private let notices: NoticeSink

    init(logger: Logger) {
        notices = NoticeSink(logger: logger)
    }

    deinit {
        PQfinish(raw)
    }

    /// Blocks until the server answers, or for `settings.connectTimeout`.
    mutating func open(_ settings: ConnectionSettings) throws {
        isPooled = settings.pooler.isKnown
        if !isPooled {
            // A pooler may also be told to pass over what it doesn't know.
            if try connect(settings), try ask("SELECT current_setting('a2d2.session', true)") == "own" {
                return
            }
            isPooled = true
            if settings.pooler.meet() { notices.report(pooler: settings.safeDescription) }
        }
        // The settings say no more now than a pooler takes.
        if !isOpen { _ = try connect(settings) }
        try agree(settings)
    }

    /// What our decoders count on. PgBouncer remembers the first two for each of its clients, and has the server know
    /// them; the others only the server's administrator can set for good.
    private func agree(_ settings: ConnectionSettings) throws(PostgresError) {
        guard settings.keywords["options"] == nil else {
            throw PostgresError(
                sqlState: SQLState.featureNotSupported,
                message:
                    "options in the URL don't reach the server through a pooler: set them by ALTER ROLE … SET",
                doing: "connecting to \(settings.safeDescription)")
        }
        let answer = try ask(
            """
            SET datestyle = 'ISO'; SET timezone = 'UTC';
            SELECT current_setting('bytea_output') = 'hex' AND current_setting('extra_float_digits')::integer > 0
            """)
        guard answer == "t" else {
            throw PostgresError(
                sqlState: SQLState.featureNotSupported,
                message:
                    "through this pooler bytea_output isn't hex, or extra_float_digits isn't positive: set them"
                    + " by ALTER ROLE … SET",
                doing: "connecting to \(settings.safeDescription)")
        }
    }

    /// The only value of the last statement's result; nil for NULL.
    private func ask(_ text: String) throws(PostgresError) -> String? {
        let result = run(script: text)
        guard result.isSuccess else {
            throw PostgresError(result, doing: "connecting", statement: text, connection: self)
        }
        return result.onlyValue
    }

    /// False when a pooler that was not known turns us away.
    private mutating func connect(_ settings: ConnectionSettings) throws(PostgresError) -> Bool {
        close()
        let isPoolerKnown = settings.pooler.isKnown
        let pairs = settings.libpqKeywords.sorted { $0.key < $1.key }
        let opened = withCStrings(pairs.map(\.key)) { keys in
            withCStrings(pairs.map(\.value)) { values in PQconnectdbParams(keys, values, 0) }
        }
        guard PQstatus(opened) == CONNECTION_OK else {
            let message =
                opened.map(PQerrorMessage).flatMap { $0.map { String(cString: $0) } } ?? "out of memory"
            PQfinish(opened)
            if !isPoolerKnown, Pooler.isRefusal(message) { return false }
            throw Self.connectionFailure(message, settings)
        }
        raw = opened
        // The connection holds the sink without owning it: this struct owns both and ends the connection first.
        PQsetNoticeReceiver(opened, receiveNotice, Unmanaged.passUnretained(notices).toOpaque())
        return true
    }

    mutating func close() {
        PQfinish(raw)
        raw = nil
    }

    var isOpen: Bool { raw != nil && PQstatus(raw) == CONNECTION_OK }

    /// False when the server has closed its end, as far as this machine knows: a look, not a round trip.
    ///
    /// - Parameter patience: how long to look, in milliseconds.
    func isAlive(patience: CInt = 0) -> Bool {
        guard isOpen else { return false }
        var socket = pollfd(fd: PQsocket(raw), events: Int16(POLLIN), revents: 0)
        // Nothing to read is how an idle connection should look. What there is may be a notice; a farewell is
        // followed by the end, which only shows when all before it has been read.
        while poll(&socket, 1, patience) > 0 {
            guard PQconsumeInput(raw) == 1, isOpen else { return false }
        }
        return true
    }

    /// As the server says itself, from PostgreSQL 14 on: it follows another one, and takes no writes.
    var isOnStandby: Bool {
        PQparameterStatus(raw, "in_hot_standby").map { String(cString: $0) } == "on"
    }

    var isInTransaction: Bool {
        ![PQTRANS_IDLE, PQTRANS_UNKNOWN].contains(PQtransactionStatus(raw))
    }

    func makeCanceller() -> Canceller? {
        PQgetCancel(raw).map { Canceller($0, socket: PQsocket(raw)) }
    }

    /// Many statements, no binds; the result is the last one's.
    func run(script: String) -> ResultHandle {
        ResultHandle(PQexec(raw, script))
    }

    func run(_ text: String, binds: borrowing BindBuffer) -> ResultHandle {
        ResultHandle(
            binds.withPointers { count, types, values in
                PQexecParams(raw, text, count, types, values, nil, nil, 0)
            })
    }

    func prepare(_ name: String, text: String, binds: borrowing BindBuffer) -> ResultHandle {
        ResultHandle(binds.withPointers { count, types, _ in PQprepare(raw, name, text, count, types) })
    }

    func run(prepared name: String, binds: borrowing BindBuffer) -> ResultHandle {
        ResultHandle(
            binds.withPointers { count, _, values in
                PQexecPrepared(raw, name, count, values, nil, nil, 0)
            })
    }

    /// What the connection itself says, when there is no result to ask.
    var errorMessage: String {
        PQerrorMessage(raw).map { String(cString: $0) } ?? "the connection is closed"
    }

    /// The socket, to wait on.
    var fileDescriptor: CInt { PQsocket(raw) }

    /// The payloads of the notifications that have arrived; throws when the connection is gone.
    func takeNotifications() throws -> [String] {
        guard PQconsumeInput(raw) == 1 else {
            throw PostgresError(message: errorMessage, doing: "listening", isConnectionLost: true)
        }
        var payloads: [String] = []
        while let notification = PQnotifies(raw) {
            payloads.append(String(cString: notification.pointee.extra))
            PQfreemem(notification)
        }
        return payloads
    }

    private static func connectionFailure(_ message: String, _ settings: ConnectionSettings) -> PostgresError
    {
        // libpq keeps no SQLSTATE of a failed connection: the words decide whether trying again can help.
        let text = message.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let refused = [
            "authentication failed", "does not exist", "no pg_hba.conf entry", "invalid ", "no such",
        ]
        let isFinal = text.contains("FATAL:") && refused.contains { text.contains($0) }
        let isMissing = text.contains("database ") && text.contains("does not exist")
        let state = isMissing ? SQLState.databaseMissing : SQLState.invalidAuthorization
        return PostgresError(
            sqlState: isFinal ? state : nil, message: text,
            doing: "connecting to \(settings.safeDescription)", isConnectionLost: !isFinal)
    }
}
