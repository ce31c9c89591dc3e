import EndToEndSupport
import Foundation
import Glibc
import Subprocess
import SystemPackage
import Testing

/// A verb that has run to its end.
struct Outcome: Sendable {
    let ending: TerminationStatus
    let output: String
    let errors: String

    /// `--json` of a list: one object a line.
    func objects<Value: Decodable>(_ type: Value.Type) throws -> [Value] {
        try output.split(separator: "\n").map { try JSONDecoder().decode(type, from: Data($0.utf8)) }
    }

    func object<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try JSONDecoder().decode(type, from: Data(output.utf8))
    }
}

struct ServiceLog: Sendable {
    let path: String

    var text: String {
        get throws { try String(contentsOfFile: path, encoding: .utf8) }
    }

    var lastLines: String {
        get throws { try text.split(separator: "\n").suffix(40).joined(separator: "\n") }
    }
}

/// The service ended when it was still wanted.
struct EndedEarly: Error {}

/// `a2d2 run`, going on.
struct RunningService: Sendable {
    let process: RunningProcess
    let log: ServiceLog

    /// Waits for a line of the log that holds `words`.
    func logs(_ words: String, within patience: Duration = .seconds(60)) async throws {
        try await eventually("the log says \"\(words)\"", within: patience) {
            // The other way round, it could say so and end in between.
            let hasEnded = !process.isRunning
            if try log.text.contains(words) { return true }
            if hasEnded { throw EndedEarly() }
            return false
        }
    }
}

extension Site {
    /// Runs a verb to its end.
    func run(_ arguments: String...) async throws -> Outcome {
        try await run(arguments)
    }

    func run(_ arguments: [String]) async throws -> Outcome {
        let result = try await Subprocess.run(
            .path(FilePath(program)), arguments: Arguments(arguments + ["--config", configuration]),
            environment: environment, workingDirectory: FilePath(folder), input: .none,
            output: .string(limit: 1 << 26), error: .string(limit: 1 << 24))
        return Outcome(
            ending: result.terminationStatus, output: result.standardOutput, errors: result.standardError)
    }

    /// Runs the service for as long as `body` takes, which is to end it; answers how it ended, with the last lines of
    /// its log.
    @discardableResult
    func withService(_ arguments: String..., body: (RunningService) async throws -> Void) async throws
        -> Outcome
    {
        let logPath = "\(folder)/\(UUID().uuidString).log"
        let log = try FileDescriptor.open(
            FilePath(logPath), .writeOnly, options: [.create, .append], permissions: [.ownerReadWrite])
        let ending = try await Subprocess.run(
            .path(FilePath(program)),
            arguments: Arguments(["run"] + arguments + ["--config", configuration]),
            environment: environment, workingDirectory: FilePath(folder), input: .none, output: .discarded,
            error: .fileDescriptor(log, closeAfterSpawningProcess: true)
        ) { execution in
            let service = RunningService(
                process: RunningProcess(id: execution.processIdentifier.value), log: ServiceLog(path: logPath)
            )
            do {
                try await body(service)
                try await eventually("the service ends") { !service.process.isRunning }
            } catch {
                service.process.signal(SIGKILL)
                Issue.record("The service said at last:\n\(try service.log.lastLines)")
                throw error
            }
        }.terminationStatus
        return Outcome(ending: ending, output: "", errors: try ServiceLog(path: logPath).lastLines)
    }

    /// Takes everything that lies in the inbox to its end.
    func runUntilIdle() async throws -> Outcome {
        try await run("run", "--until-idle", "--log-level", "notice")
    }

    private var environment: Environment {
        .custom(["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "A2D2_LOG_FORMAT": "text"])
    }
}
