import Subprocess
import SystemPackage

/// One of PostgreSQL's programs, run to its end as the server's user.
struct ServerCommand: Sendable {
    private let program: String
    private let arguments: [String]
    private let account: ServerAccount?
    private let folder: String

    init(_ program: String, _ arguments: [String], as account: ServerAccount? = nil, in folder: String = "/")
    {
        self.program = program
        self.arguments = arguments
        self.account = account
        self.folder = folder
    }

    /// What it wrote. Throws `commandFailed` with its words when it says that it failed.
    @discardableResult
    func run() async throws -> String {
        var options = PlatformOptions()
        if let account, account.isAnother {
            options.userID = account.userID
            options.groupID = account.groupID
            options.supplementaryGroups = []
        }
        // An environment of its own: PGDATA, PGPORT or PGOPTIONS of ours would mislead it.
        let environment = Environment.custom([
            "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "TZ": "UTC",
        ])
        let result = try await Subprocess.run(
            .path(FilePath(program)), arguments: Arguments(arguments), environment: environment,
            workingDirectory: FilePath(folder), platformOptions: options, input: .none,
            output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        let output = result.standardOutput
        guard result.terminationStatus.isSuccess else {
            let words = [result.standardError, output].joined(separator: "\n").trimmingWhitespace()
            throw ClusterError.commandFailed(
                command: program.split(separator: "/").last.map(String.init) ?? program,
                output: words.isEmpty ? "\(result.terminationStatus)" : words)
        }
        return output
    }
}
