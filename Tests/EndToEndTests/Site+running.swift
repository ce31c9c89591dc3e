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

/// `a2d2 run`, going on.
struct RunningService: Sendable {
    let process: RunningProcess
    let logPath: String

    var log: String {
        get throws { try String(contentsOfFile: logPath, encoding: .utf8) }
    }

    /// Waits for a line of the log that holds `words`.
    func logs(_ words: String, within patience: Duration = .seconds(60)) async throws {
        try await eventually("the log says \"\(words)\"", within: patience) { try log.contains(words) }
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

    /// Runs the service for as long as `body` takes, which is to end it; answers how it ended.
    @discardableResult
    func withService(_ arguments: String..., body: (RunningService) async throws -> Void) async throws
        -> TerminationStatus
    {
        let logPath = "\(folder)/\(UUID().uuidString).log"
        let log = try FileDescriptor.open(
            FilePath(logPath), .writeOnly, options: [.create, .append], permissions: [.ownerReadWrite])
        return try await Subprocess.run(
            .path(FilePath(program)),
            arguments: Arguments(["run"] + arguments + ["--config", configuration]),
            environment: environment, workingDirectory: FilePath(folder), input: .none, output: .discarded,
            error: .fileDescriptor(log, closeAfterSpawningProcess: true)
        ) { execution in
            let service = RunningService(
                process: RunningProcess(id: execution.processIdentifier.value), logPath: logPath)
            do {
                try await body(service)
                try await eventually("the service ends") { !service.process.isRunning }
            } catch {
                service.process.signal(SIGKILL)
                let lines = try service.log.split(separator: "\n").suffix(40)
                Issue.record("The service said at last:\n\(lines.joined(separator: "\n"))")
                throw error
            }
        }.terminationStatus
    }

    /// Takes everything that lies in the inbox to its end.
    func runUntilIdle() async throws -> Outcome {
        try await run("run", "--until-idle", "--log-level", "notice")
    }

    private var environment: Environment {
        .custom(["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "A2D2_LOG_FORMAT": "text"])
    }
}
