import SystemPackage
import Documents
import Foundation
package import Pipelines
import Store

extension Intake {
    /// Takes a file that somebody named on the command line. It is copied; the original is nobody's business.
    package func submit(_ path: String, pipeline: Pipeline) async throws -> IntakeOutcome {
        let url = URL(fileURLWithPath: path).standardizedFileURL
        let file = IncomingFile(
            name: url.lastPathComponent, relativePath: url.lastPathComponent,
            folder: url.deletingLastPathComponent().path, pipeline: pipeline.name, size: 0, modified: Date(),
            duplicates: pipeline.watch.first?.duplicates ?? .skip, fingerprint: "submit \(UUID().uuidString)")
        do {
            guard !NameSafety.isUnsafe(file.name) else {
                throw Refusal(.unsafeName, "The name holds control characters.")
            }
            let contents = try RegularFile.open(url.path)
            defer { try? contents.close() }
            return try await accept(file, contents: contents)
        } catch let refusal as Refusal {
            try await refuse(file, refusal)
            return .refused(refusal)
        }
    }
}
