import CConfinement

/// Which files of the machine an extractor can get at, besides libraries, fonts and language data. The kernel holds it to
/// that (Landlock, since Linux 5.13), whatever a document makes it do.
package struct ExtractorReach: Sendable, Hashable {
    /// Folders or files. What is not there when an extractor starts is out of its reach when it comes.
    package var readable: [String]
    /// Folders. Without them no extractor starts.
    package var writable: [String]
    /// The folder of the second engine's files; nil for none.
    package var secondEngine: String?

    package init(readable: [String], writable: [String] = [], secondEngine: String? = nil) {
        self.readable = readable
        self.writable = writable
        self.secondEngine = secondEngine
    }

    /// False where the kernel has no Landlock: there an extractor that a document has taken over could get at what its user
    /// can get at. It still has no network, and no byte that it writes arrives.
    package static var isEnforced: Bool { a2d2_landlock_version() > 0 }

    /// As the extractor is told, one folder after each word.
    package var arguments: [String] {
        readable.flatMap { ["--read", $0] } + writable.flatMap { ["--write", $0] }
            + (secondEngine.map { ["--second-engine", $0] } ?? [])
    }

    /// Nil for what is no list of folders.
    package init?(arguments: [String]) {
        self.init(readable: [])
        var rest = arguments[...]
        while let word = rest.popFirst() {
            guard let folder = rest.popFirst() else { return nil }
            switch word {
            case "--read": readable.append(folder)
            case "--write": writable.append(folder)
            case "--second-engine": secondEngine = folder
            default: return nil
            }
        }
    }
}
