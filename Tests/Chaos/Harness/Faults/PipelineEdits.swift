import EndToEndSupport
import Foundation

/// What an administrator's editor does to the pipeline file.
struct PipelineEdits: Sendable {
    let folder: ChaosFolder

    func perform(_ edit: Fault.PipelineEdit, for pause: Duration, random: inout SplitMix64) async throws {
        let before = try String(contentsOfFile: folder.pipelineFile, encoding: .utf8)
        switch edit {
        case .good:
            let shelf = Int.random(in: 1...9, using: &random)
            try folder.write(pipeline: ChaosFolder.pipeline(place: "shelf-\(shelf)/{category}/{name}"))
        case .bad:
            try folder.write(pipeline: before + "presist: { path: nowhere }\n")
            try await Task.sleep(for: pause)
            try folder.write(pipeline: before)
        case .halfWritten:
            let file = try FileHandle(forWritingTo: URL(filePath: folder.pipelineFile))
            defer { try? file.close() }
            // In the middle of a bracket: at other places the half would be another pipeline, as good as any.
            guard let bracket = before.firstIndex(of: "{") else { return }
            try file.truncate(atOffset: 0)
            try file.write(contentsOf: Data(before[...bracket].utf8))
            try await Task.sleep(for: pause)
            try file.write(contentsOf: Data(before[before.index(after: bracket)...].utf8))
        case .removed:
            try FileManager.default.removeItem(atPath: folder.pipelineFile)
            try await Task.sleep(for: pause)
            try folder.write(pipeline: before)
        }
    }
}
