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
    private let workFolder: String

    /// - Parameter workFolder: for what lies within documents; the reader must be able to read it.
    package init(pipeline: Pipeline, reader: any DocumentReader, workFolder: String) {
        self.pipeline = pipeline
        self.reader = reader
        self.workFolder = workFolder
    }

    /// Never throws: what goes wrong is part of the report.
    package func run(_ path: String) async -> DocumentReport {
        let began = ContinuousClock.now
        var report = DocumentReport(file: path)
        do {
            try await fill(&report, from: URL(fileURLWithPath: path).standardizedFileURL.path, depth: 0)
        } catch let refusal as Refusal {
            report.describe(refusal)
        } catch {
            report.describe(Refusal(.unreadable, "\(error)"))
        }
        report.seconds = ((ContinuousClock.now - began) / .seconds(1) * 1000).rounded() / 1000
        return report
    }

    private func run(_ child: TrialChildren.File, depth: Int) async -> DocumentReport {
        var report = DocumentReport(file: child.path)
        do {
            switch child.content {
            case .failure(let refusal): throw refusal
            case .success(let path): try await fill(&report, from: path, depth: depth)
            }
        } catch let refusal as Refusal {
            report.describe(refusal)
        } catch {
            report.describe(Refusal(.unreadable, "\(error)"))
        }
        return report
    }

    private func fill(_ report: inout DocumentReport, from path: String, depth: Int) async throws {
        let hash = try await BlockingWork.run { try FileHash.hash(ofFileAt: path) }
        report.sha256 = hash.hex
        let name = (report.file as NSString).lastPathComponent
        let folder = "\(workFolder)/\(UUID())"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let children = TrialChildren(folder: folder, limits: pipeline.extract.limits.children)
        var request = ReadRequest(path: path, fileName: name, options: pipeline.extract)
        request.depth = depth
        let extracted = try await reader.read(request, children: children)
        report.describe(extracted)
        for child in children.files {
            report.children.append(await run(child, depth: depth + 1))
        }
        let documentClass = DocumentClassifier(options: pipeline.classify).classify(extracted, fileName: name)
        report.describe(documentClass)
        report.describe(
            try await Orchestrator(options: pipeline.enrich)
                .enrich(extracted, class: documentClass, fileName: name))
    }
}
