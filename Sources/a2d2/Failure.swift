import ArgumentParser
import Foundation
import Jobs
import Operations
import Postgres
import Reports
import Store
import StrictYAML
import Terminal

/// The exit codes that scripts rely on.
enum Exit: Int32 {
    /// Something failed that none of the others says.
    case broken = 1
    case badUsage = 2
    case refused = 3
    case unreachable = 4
}

/// A failure with an exit code and a sentence.
struct Failure: Error, CustomStringConvertible {
    let exit: Exit
    let description: String

    init(_ exit: Exit, _ description: String) {
        self.exit = exit
        self.description = description
    }

    /// Says what is wrong on standard error, and ends the process with the code that fits.
    static func exit(because error: any Error) -> Never {
        if let code = error as? ExitCode { Foundation.exit(code.rawValue) }
        if let exit = exit(for: error) {
            report("\(error)")
            Foundation.exit(exit.rawValue)
        }
        leave(because: error)
    }

    private static func exit(for error: any Error) -> Exit? {
        switch error {
        case let failure as Failure: failure.exit
        case is ConfigurationMistakes, is ReportMistake: .badUsage
        // What a person asked for that isn't there is a mistake in the words, not a breakdown.
        case StoreError.noSuchDocument, StoreError.wrongState, QueueError.noSuchJob: .badUsage
        case BackupError.noSuchBackup, BackupError.folderInUse, BackupError.databaseInUse: .badUsage
        case is FolderLock.Refused, is ClusterError, is MigrationError: .unreachable
        case let error as PostgresError where error.isConnectionLost || error.isRejection: .unreachable
        default: nil
        }
    }

    /// Help and version go to standard output with 0; a mistake in the words is 2, anything else 1.
    private static func leave(because error: any Error) -> Never {
        let code = A2D2.exitCode(for: error)
        if code == .success {
            print(A2D2.fullMessage(for: error))
            Foundation.exit(0)
        }
        if code == .validationFailure {
            FileHandle.standardError.write(Data((A2D2.fullMessage(for: error) + "\n").utf8))
            Foundation.exit(Exit.badUsage.rawValue)
        }
        report("\(error)")
        Foundation.exit(Exit.broken.rawValue)
    }

    private static func report(_ message: String) {
        let style = Style(for: STDERR_FILENO)
        FileHandle.standardError.write(Data((style.paint("a2d2: ", .red) + message + "\n").utf8))
    }
}

extension PostgresError {
    /// The server is there but lets us not in: a wrong password, no such database (classes 28 and 3D).
    fileprivate var isRejection: Bool {
        ["28", "3D"].contains { sqlState?.hasPrefix($0) ?? false }
    }
}
