import Foundation

/// The files that a person named on the command line.
enum FileArguments {
    /// Folders become the files in them, at any depth, by name; without dotfiles.
    static func expand(_ arguments: [String]) throws -> [String] {
        try arguments.flatMap { argument -> [String] in
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) else {
                // A dangling link is there, and has a refusal of its own.
                guard (try? FileManager.default.attributesOfItem(atPath: argument)) != nil else {
                    throw Failure(.badUsage, "there is no file \(argument)")
                }
                return [argument]
            }
            guard isFolder.boolValue else { return [argument] }
            return try FileManager.default.subpathsOfDirectory(atPath: argument).sorted()
                .filter { path in !path.split(separator: "/").contains { $0.hasPrefix(".") } }
                .map { "\(argument)/\($0)" }
                .filter { path in
                    var isFolder: ObjCBool = false
                    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
                        && !isFolder.boolValue
                }
        }
    }
}
