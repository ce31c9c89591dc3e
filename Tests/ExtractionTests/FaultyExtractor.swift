import Foundation

/// A shell script in the place of the extractor, in a folder of its own that goes with it.
final class FaultyExtractor: Sendable {
    let folder: URL
    var path: String { folder.appending(path: "extractor").path }

    /// - Parameter script: lines of sh; a request is one line of standard input.
    init(_ script: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "a2d2-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let text = "#!/bin/sh\n" + Self.phrases + "cd '\(folder.path)'\n" + script + "\n"
        // Another process writes it: a child that some other test forks while we held it open for writing
        // would hold it too for a moment, and what is open for writing can't be executed.
        let writer = Process()
        writer.executableURL = URL(filePath: "/bin/sh")
        writer.arguments = ["-c", #"printf %s "$1" > "$2" && chmod 755 "$2""#, "sh", text, path]
        try writer.run()
        writer.waitUntilExit()
    }

    /// Waits until the script has made the file.
    func wait(for file: String) async throws {
        let path = folder.appending(path: file).path
        while !FileManager.default.fileExists(atPath: path) {
            try Task.checkCancellation()
            await Task.yield()
        }
    }

    deinit {
        do {
            try FileManager.default.removeItem(at: folder)
        } catch {
            print("\(folder.path) stays behind: \(error)")
        }
    }

    /// How often it was started, as far as the script keeps count by `echo x >> starts`.
    func count(of file: String) throws -> Int {
        try String(contentsOf: folder.appending(path: file), encoding: .utf8).split(separator: "\n").count
    }

    private static let phrases = """
        opened() { echo '{"opened":{"mediaType":"application/pdf","pageCount":'$1'}}'; }
        page() { echo '{"page":{"_0":{"number":'$1',"source":"ocr","text":"t","confidence":1,"rotation":0,\
        "width":1,"height":1,"words":[]}}}'; }
        finished() { echo '{"finished":{}}'; }

        """
}
