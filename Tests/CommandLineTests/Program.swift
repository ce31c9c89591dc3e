import Foundation
import Subprocess
import SystemPackage

/// The program that was built together with this test, beside it.
enum Program {
    struct Outcome {
        let ending: TerminationStatus
        let output: String
        let errors: String
    }

    static func run(_ arguments: String..., in folder: String? = nil) async throws -> Outcome {
        try await run(arguments, in: folder)
    }

    /// To its end, in a folder that has no configuration file.
    static func run(
        _ arguments: [String], in folder: String? = nil, variables: [Environment.Key: String] = [:]
    ) async throws -> Outcome {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let program = (own as NSString).deletingLastPathComponent + "/a2d2"
        let base: [Environment.Key: String] = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC"]
        let result = try await Subprocess.run(
            .path(FilePath(program)), arguments: Arguments(arguments),
            environment: .custom(base.merging(variables) { $1 }), workingDirectory: FilePath(folder ?? "/"),
            input: .none, output: .string(limit: 1 << 24), error: .string(limit: 1 << 24))
        return Outcome(
            ending: result.terminationStatus, output: result.standardOutput, errors: result.standardError)
    }
}
