import Foundation
import Subprocess
import SystemPackage

/// A program of the machine, run to its end.
enum Command {
    struct Failed: Error, CustomStringConvertible {
        let words: [String]
        let said: String
        var description: String { "\(words.joined(separator: " ")): \(said)" }
    }

    /// What it printed. Throws what it said when it fails.
    @discardableResult
    static func run(_ words: String...) async throws -> String {
        try await run(words)
    }

    @discardableResult
    static func run(_ words: [String]) async throws -> String {
        let outcome = try await outcome(of: words)
        guard outcome.isSuccess else {
            let said = outcome.errors.isEmpty ? outcome.output : outcome.errors
            throw Failed(words: words, said: said.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        return outcome.output
    }

    struct Outcome: Sendable {
        let ending: TerminationStatus
        let output: String
        let errors: String
        var isSuccess: Bool { ending == .exited(0) }
    }

    static func outcome(of words: [String], environment: [String: String] = [:]) async throws -> Outcome {
        let usual = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"]
        let variables = usual.merging(environment) { _, given in given }
            .reduce(into: [Environment.Key: String]()) {
                $0[Environment.Key(stringLiteral: $1.key)] = $1.value
            }
        let result = try await Subprocess.run(
            words[0].hasPrefix("/") ? .path(FilePath(words[0])) : .name(words[0]),
            arguments: Arguments(Array(words.dropFirst())), environment: .custom(variables), input: .none,
            output: .string(limit: 1 << 28), error: .string(limit: 1 << 24))
        return Outcome(
            ending: result.terminationStatus, output: result.standardOutput, errors: result.standardError)
    }
}
