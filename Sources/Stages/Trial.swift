import Agents
import Classification
package import Documents
package import Extraction
import Foundation
package import Pipelines
import Store
import SystemPackage

/// Every stage but persist on one file, with no database: what would happen?
package struct Trial: Sendable {
    private let pipeline: Pipeline
    private let reader: any DocumentReader

    package init(pipeline: Pipeline, reader: any DocumentReader) {
        self.pipeline = pipeline
        self.reader = reader
    }

    /// Never throws: what goes wrong is part of the report.
    package func run(_ path: String) async -> DocumentReport {
        let began = ContinuousClock.now
        var report = DocumentReport(file: path)
        do {
            try await fill(&report, from: path)
        } catch let refusal as Refusal {
            report.describe(refusal)
        } catch {
            report.describe(Refusal(.unreadable, "\(error)"))
        }
        report.seconds = ((ContinuousClock.now - began) / .seconds(1) * 1000).rounded() / 1000
        return report
    }

    private func fill(_ report: inout DocumentReport, from path: String) async throws {
        let absolute = URL(fileURLWithPath: path).standardizedFileURL.path
        let hash = try await BlockingWork.run { try FileHash.hash(ofFileAt: absolute) }
        report.sha256 = hash.hex
        let name = (absolute as NSString).lastPathComponent
        let extracted = try await reader.read(
            ReadRequest(path: absolute, fileName: name, options: pipeline.extract))
        report.describe(extracted)
        let documentClass = DocumentClassifier(options: pipeline.classify).classify(extracted, fileName: name)
        report.describe(documentClass)
        report.describe(
            try await Orchestrator(options: pipeline.enrich)
                .enrich(extracted, class: documentClass, fileName: name))
    }
}
