import Foundation

/// The programs that were built together with this one, beside it.
package enum Programs {
    package struct Missing: Error, CustomStringConvertible {
        package let path: String
        package var description: String { "\(path) is missing: run swift build first" }
    }

    package static func service() throws -> String {
        _ = try path(of: "a2d2-extractor")
        return try path(of: "a2d2")
    }

    package static func path(of program: String) throws -> String {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let path = (own as NSString).deletingLastPathComponent + "/" + program
        guard FileManager.default.isExecutableFile(atPath: path) else { throw Missing(path: path) }
        return path
    }
}
