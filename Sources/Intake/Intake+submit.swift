import Documents
package import Pipelines
import SystemPackage

extension Intake {
    /// Takes a file that somebody named on the command line. It is copied; the original is nobody's business.
    package func submit(_ path: String, pipeline: Pipeline) async throws -> IntakeOutcome {
        let duplicates = pipeline.watch.first?.duplicates ?? .skip
        do {
            let (file, contents) = try await BlockingWork.run {
                try IncomingFile.submitting(path, pipeline: pipeline.name, duplicates: duplicates)
            }
            let outcome: IntakeOutcome
            do {
                outcome = try await accept(file, contents: contents)
            } catch {
                try contents.close()
                throw error
            }
            try contents.close()
            return outcome
        } catch let refusal as Refusal {
            try await refuse(.named(path, pipeline: pipeline.name, duplicates: duplicates), refusal)
            return .refused(refusal)
        }
    }
}
