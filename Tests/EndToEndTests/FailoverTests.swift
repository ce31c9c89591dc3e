import EndToEndSupport
import Foundation
import Subprocess
import SystemPackage
import Testing

extension EndToEnd {
    @Suite("The primary is killed and its standby promoted")
    struct FailoverTests {
        /// The script does and checks it all, so that an operator can see the same.
        @Test("A synchronous standby goes on with everything, once")
        func goesOn() async throws {
            let result = try await Subprocess.run(
                .path(FilePath("\(Fixture.repository)/Benchmarks/failover.sh")), arguments: ["sync"],
                environment: .custom([
                    "PATH": "/usr/bin:/bin:/usr/sbin", "LC_ALL": "C.UTF-8", "BINARY": try Programs.service(),
                    "DOCUMENTS": "80",
                ]),
                input: .none, output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
            #expect(
                result.terminationStatus == .exited(0), "\(result.standardOutput)\n\(result.standardError)")
        }
    }
}
