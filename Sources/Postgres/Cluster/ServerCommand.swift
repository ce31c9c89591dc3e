import Subprocess
import SystemPackage

/// One of PostgreSQL's programs, run to its end as the server's user.
struct ServerCommand: Sendable {
    private let program: String
    private let arguments: [String]
    private let account: ServerAccount?
    private let folder: String
    private let variables: [String: String]

    /// - Parameter environment: added to the little that it gets.
    init(
        _ program: String, _ arguments: [String], as account: ServerAccount? = nil, in folder: String = "/",
        environment variables: [String: String] = [:]
    ) {
        self.program = program
        self.arguments = arguments
        self.account = account
        self.folder = folder
        self.variables = variables
    }

    /// What it wrote. Throws `CancellationError` when the task was cancelled, and `commandFailed` with its words when it says that it failed.
    @discardableResult
    func run() async throws -> String {
        // An environment of its own: PGDATA, PGPORT or PGOPTIONS of ours would mislead it.
        let usual = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "TZ": "UTC"]
        let environment = Environment.custom(
            usual.merging(variables) { _, given in given }
                .reduce(into: [:]) { $0[Environment.Key(stringLiteral: $1.key)] = $1.value })
        let result = try await Subprocess.run(
            .path(FilePath(words[0])), arguments: Arguments(Array(words.dropFirst())),
            environment: environment,
            workingDirectory: FilePath(folder), input: .none,
            output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        let output = result.standardOutput
        guard result.terminationStatus.isSuccess else {
            // A cancelled task's child is killed, which is no failure of its own.
            try Task.checkCancellation()
            let said = [result.standardError, output].joined(separator: "\n").trimmingWhitespace()
            throw ClusterError.commandFailed(
                command: program.split(separator: "/").last.map(String.init) ?? program,
                output: said.isEmpty ? "\(result.terminationStatus)" : said)
        }
        return output
    }

    /// The program and its arguments, behind the one that changes the user. Subprocess could do that itself, but
    /// does so with functions of libc that take locks: in the child of a program with threads it hangs now and
    /// then (https://github.com/swiftlang/swift-subprocess/issues/374 is its sister).
    private var words: [String] {
        guard let account, account.isAnother else { return [program] + arguments }
        let change = ["--reuid=\(account.userID)", "--regid=\(account.groupID)", "--clear-groups"]
        return ["/usr/bin/setpriv"] + change + [program] + arguments
    }
}
