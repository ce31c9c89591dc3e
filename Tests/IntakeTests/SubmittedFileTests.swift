import Documents
import Foundation
import Glibc
import Intake
import SystemPackage
import Testing

@Suite("A submitted file")
struct SubmittedFileTests {
    @Test("comes open, with its name and size")
    func comesOpen() throws {
        try withFolder { folder in
            try Data("hello".utf8).write(to: URL(filePath: "\(folder)/a b.txt"))
            symlink("a b.txt", "\(folder)/link")
            for name in ["a b.txt", "link"] {
                let (file, contents) = try IncomingFile.submitting("\(folder)/\(name)", pipeline: "default")
                defer { try? contents.close() }
                #expect(file.name == name && file.size == 5 && file.pipeline == "default")
                var bytes = [UInt8](repeating: 0, count: 9)
                #expect(try bytes.withUnsafeMutableBytes { try contents.read(into: $0) } == 5)
            }
        }
    }

    @Test(
        "is refused when it is empty, no file, not there, or has a name that acts on a terminal"
    )
    func isRefused() throws {
        try withFolder { folder in
            try Data().write(to: URL(filePath: "\(folder)/empty"))
            try Data("x".utf8).write(to: URL(filePath: "\(folder)/a\u{1b}"))
            mkfifo("\(folder)/pipe", 0o644)
            let codes = ["empty", "a\u{1b}", "pipe", ".", "missing"].map { name in
                #expect(throws: Refusal.self) {
                    try IncomingFile.submitting("\(folder)/\(name)", pipeline: "default")
                }?.code
            }
            #expect(codes == [.empty, .unsafeName, .notAFile, .notAFile, .unreadable])
        }
    }

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = "\(NSTemporaryDirectory())/a2d2-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }
}
