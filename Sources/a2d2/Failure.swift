import ArgumentParser
import Foundation
import Operations
import Pipelines
import Postgres
import Terminal

/// The exit codes that scripts rely on.
enum Exit: Int32 {
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
        switch error {
        case let code as ExitCode:
            Foundation.exit(code.rawValue)
        case let failure as Failure:
            report(failure.description)
            Foundation.exit(failure.exit.rawValue)
        case let error as PostgresError where error.isConnectionLost:
            report("the database can't be reached: \(error)")
            Foundation.exit(Exit.unreachable.rawValue)
        default:
            leave(because: error)
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
        Foundation.exit(1)
    }

    private static func report(_ message: String) {
        let style = Style(for: STDERR_FILENO)
        FileHandle.standardError.write(Data((style.paint("a2d2: ", .red) + message + "\n").utf8))
    }
}
