import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
import ServiceLifecycle

/// Health and metrics over HTTP, for other machines to ask. Small and for reading only; what it can't do never keeps
/// documents from being processed.
package struct ConsoleServer: Service {
    private let host: String
    private let port: Int
    private let desk: ConsoleDesk
    private let logger: Logger
    private let retry: Duration
    private let onListening: @Sendable (_ port: Int) -> Void
    /// More than scrapers and load balancers need.
    private static let mostConnections = 64

    /// - Parameters:
    ///   - host: A name or a literal address.
    ///   - port: 0 for any that is free.
    ///   - retry: How long until it is tried again when the address can't be had.
    ///   - onListening: Gets the port, each time that listening begins.
    package init(
        host: String, port: Int, sources: ConsoleSources, logger: Logger, retry: Duration = .seconds(10),
        patience: Duration = .seconds(2), onListening: @escaping @Sendable (_ port: Int) -> Void = { _ in }
    ) {
        self.host = host
        self.port = port
        self.logger = logger
        self.retry = retry
        self.onListening = onListening
        desk = ConsoleDesk(sources: sources, patience: patience)
    }

    package func run() async throws {
        await withTaskGroup { group in
            group.addTask { await desk.keep() }
            group.addTask { await listen() }
            // Listening ends when the service is told to stop.
            await group.next()
            group.cancelAll()
        }
    }

    /// Until told to stop; whatever goes wrong, it is said and tried again.
    private func listen() async {
        var failures = 0
        while !Task.isCancelled {
            do {
                try await application().run()
                return
            } catch is CancellationError {
                return
            } catch {
                failures += 1
                // Once is enough for whoever reads the log.
                logger.log(
                    level: failures == 1 ? .error : .debug,
                    """
                    health and metrics can't be served: free the address, or set http.listen to another or to none; \
                    all else runs, and this is tried again
                    """,
                    metadata: ["address": "\(shownHost):\(port)", "error": "\(error)"])
            }
            do {
                try await cancelWhenGracefulShutdown { try await Task.sleep(for: retry) }
            } catch {
                return
            }
        }
    }

    private func application() -> some ApplicationProtocol {
        let desk = desk
        let responder = CallbackResponder<BasicRequestContext> { request, _ in
            let answer = try await desk.answer(path: request.uri.path, method: request.method)
            return answer.response(isHead: request.method == .head)
        }
        return Application(
            responder: responder,
            server: .http1(
                configuration: HTTP1Channel.Configuration(
                    idleTimeout: .seconds(30),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: 8192, maxHeaderListSize: 16_384, maxHeaderFieldCount: 64))),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port),
                availableConnectionsDelegate: MaximumAvailableConnections(Self.mostConnections)),
            onServerRunning: { [logger, onListening, shownHost] channel in
                let port = channel.localAddress?.port ?? 0
                logger.notice("health and metrics are served", metadata: ["address": "\(shownHost):\(port)"])
                onListening(port)
            },
            logger: quiet)
    }

    /// `[::1]`, where a port follows.
    private var shownHost: String { host.contains(":") ? "[\(host)]" : host }

    /// The library's own chatter is for debugging.
    private var quiet: Logger {
        var logger = logger
        if logger.logLevel > .debug { logger.logLevel = .error }
        return logger
    }
}
