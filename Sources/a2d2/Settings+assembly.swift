import Extraction
import Intake
import Operations
import Pipelines
import StrictYAML

extension Settings {
    /// - Parameter priority: of the jobs; higher is sooner.
    func intakeOptions(priority: Int = 0) -> Intake.Options {
        Intake.Options(
            maximumFileSize: maximumFileSize, maxAttempts: maxAttempts, priority: priority)
    }

    /// Nil where it is not installed.
    var secondEngine: SecondEngineFiles? { secondEngineFolder.flatMap(SecondEngineFiles.init(folder:)) }

    /// A pipeline that a person named; the default needs no file.
    func pipeline(named name: String) throws -> Pipeline {
        let (pipelines, mistakes) = PipelineFile.load(folder: pipelinesFolder, surroundings: surroundings)
        if let pipeline = pipelines.first(where: { $0.name == name }) { return pipeline }
        if !mistakes.isEmpty { throw Failure(.badUsage, ConfigurationMistakes(mistakes).description) }
        guard name == "default" else {
            let names = pipelines.map(\.name).joined(separator: ", ")
            throw Failure(.badUsage, "there is no pipeline \(name) in \(pipelinesFolder); there are \(names)")
        }
        return Pipeline(name: "default")
    }
}
