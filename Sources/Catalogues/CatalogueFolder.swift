import Foundation

/// A folder of YAML files: which there are, and a sign that changes when one of them does.
package struct CatalogueFolder: Sendable {
    /// Equal signs mean that nothing was written in between.
    struct Sign: Hashable, Sendable {
        var name: String
        var size: Int
        var modified: Date?
        var fileNumber: Int
    }

    let path: String

    package init(path: String) {
        self.path = path
    }

    var isMissing: Bool { !FileManager.default.fileExists(atPath: path) }

    /// Names of the YAML files, in order. Hidden files and subfolders are nobody's configuration.
    func fileNames() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path)
            .filter { !$0.hasPrefix(".") && ($0.hasSuffix(".yaml") || $0.hasSuffix(".yml")) }
            .sorted()
    }

    /// As messages call a file: short enough to read, long enough to open.
    func shownPath(of name: String) -> String {
        let current = FileManager.default.currentDirectoryPath + "/"
        let file = "\(path)/\(name)"
        return file.hasPrefix(current) ? String(file.dropFirst(current.count)) : file
    }

    /// Empty when the folder can't be listed, which `fileNames` reports.
    func signs() -> [Sign] {
        let names = (try? fileNames()) ?? []
        return names.map { name in
            // Through links: a mounted configuration is often changed by turning a link.
            let url = URL(fileURLWithPath: "\(path)/\(name)").resolvingSymlinksInPath()
            let attributes = (try? FileManager.default.attributesOfItem(atPath: url.path)) ?? [:]
            return Sign(
                name: name, size: attributes[.size] as? Int ?? -1,
                modified: attributes[.modificationDate] as? Date,
                fileNumber: attributes[.systemFileNumber] as? Int ?? 0)
        }
    }
}
