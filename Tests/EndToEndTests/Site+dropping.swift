import EndToEndSupport
import Foundation

extension Site {
    /// Puts a file into a folder below the inbox in one step.
    func drop(_ data: Data, as path: String) throws {
        let target = URL(filePath: "\(inbox)/\(path)")
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        let waiting = URL(filePath: "\(folder)/\(UUID().uuidString)")
        try data.write(to: waiting)
        try FileManager.default.moveItem(at: waiting, to: target)
    }

    func drop(_ fixture: Fixture, in folder: String = ".") throws {
        try drop(Data(contentsOf: URL(filePath: fixture.source)), as: "\(folder)/\(fixture.name)")
    }
}
