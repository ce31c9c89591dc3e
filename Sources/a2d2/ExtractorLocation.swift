import Foundation

/// Where the other executable is: beside this one.
enum ExtractorLocation {
    static func path() throws -> String {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let path = (own as NSString).deletingLastPathComponent + "/a2d2-extractor"
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw Failure(.unreachable, "a2d2-extractor is not beside this program: \(path) is missing")
        }
        return path
    }
}
