import ArgumentParser
import Foundation
import Health
import Logging
import Operations
import Postgres
import Store
import StrictYAML
import Terminal

extension HealthCommand {
    struct RunSweep: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sweep", abstract: "Run a sweep now, write down what it finds, and show it.",
            discussion: """
                Exits with 0 when all is well, 1 for a warning, 2 for critical, 3 when that is not known: as Nagios wants \
                it of its plugins, and other than the other verbs. It works when the database is down or hangs, too, \
                and then exits with 2.

                Example: a2d2 health full
                """)

        @OptionGroup var global: GlobalOptions
        @Argument(help: "quick, full, response-times, or one of health.yaml.") var sweep = "quick"
        @Flag(help: "One line with performance data, as a Nagios plugin prints it.") var perfdata = false
        @Flag(help: "Tell nobody about changes; the next sweep does.") var silent = false

        func run() async throws {
            let result: SweepResult
            do {
                result = try await swept()
            } catch {
                // Whatever went wrong, nobody knows how it stands, which has a code of its own here.
                FileHandle.standardError.write(Data("a2d2: \(error)\n".utf8))
                throw ExitCode(HealthState.unknown.exitCode)
            }
            let output = global.output
            if output.isJSON {
                try output.object(result)
            } else if perfdata {
                print(result.statusLine + " | " + result.performanceData)
            } else {
                output.show(result)
            }
            throw ExitCode(result.state.exitCode)
        }

        private func swept() async throws -> SweepResult {
            let settings = try global.settings()
            let logger = global.logger(settings)
            let assembly = try HealthAssembly(settings, logger: logger)
            guard assembly.health.checks(of: sweep) != nil else {
                throw UnknownSweep(name: sweep, possible: assembly.health.sweeps.keys.sorted())
            }
            return try await SweptServer(settings: settings, logger: logger).lend { server, fault in
                try await assembly.sweep(sweep, on: server, fault: fault, tells: !silent)
            }
        }
    }
}
