import Foundation

/// Where the other executable is: beside this one.
enum ExtractorLocation {
    static func path() throws -> String {
        let path = try place()
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw Failure(.unreachable, "a2d2-extractor is not beside this program: \(path) is missing")
        }
        return path
    }

    /// Where it should be.
    static func place() throws -> String {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return (own as NSString).deletingLastPathComponent + "/a2d2-extractor"
    }
}
