import StrictYAML
import ArgumentParser
import Foundation
import Logging
import Operations
import Postgres
import Terminal

/// What every verb takes.
struct GlobalOptions: ParsableArguments {
    @Option(name: .customLong("data"), help: "The data folder. (default: ./data)")
    var dataFolder: String?

    @Option(help: "Use this Postgres instead of the private one: postgres://user@host/database")
    var databaseURL: String?

    @Option(help: "The configuration file. (default: ./a2d2.yaml, else /etc/a2d2/a2d2.yaml)")
    var config: String?

    @Flag(help: "Print JSON for machines: lists one object a line, the rest one object.")
    var json = false

    @Option(help: "How much to log: debug, info, notice, warning, error.")
    var logLevel: String?

    var output: Output { Output(isJSON: json) }

    /// What is in force: flags over variables over the file over the defaults.
    func settings() throws -> Settings {
        do {
            return try Settings.resolve(
                flags: Settings.Flags(
                    data: dataFolder, databaseURL: databaseURL, config: config, logLevel: logLevel),
                environment: ProcessInfo.processInfo.environment)
        } catch {
            throw Failure(.badUsage, error.description)
        }
    }

    /// - Parameter quiet: a verb that answers and ends says only what is wrong, once and by its exit code.
    func logger(_ settings: Settings, quiet: Bool = true) -> Logger {
        let isTerminal = isatty(STDERR_FILENO) == 1
        let format = json ? .json : settings.logFormat ?? (isTerminal ? LogFormat.text : .json)
        let level = quiet && logLevel == nil ? .error : settings.logLevel
        var logger = Logger(label: "a2d2") { label in
            LineLogHandler(label: label, format: quiet ? .text : format, level: level)
        }
        logger.logLevel = level
        return logger
    }

    /// Opens the installation for a verb that answers and ends.
    func withInstallation<Result: Sendable>(
        _ use: @Sendable (Installation) async throws -> Result
    ) async throws -> Result {
        let settings = try settings()
        return try await Installation.withOpen(settings, poolSize: 2, logger: logger(settings), use)
    }
}
