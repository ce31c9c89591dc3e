/// A place within the outbox: folders, and the name of a set.
struct OutboxPath: Hashable {
    let folders: [String]
    let name: String

    /// Throws for a path that leads outside, that is hidden, or that no file system takes. `PathPattern` makes none
    /// such; this is the second lock.
    init(_ path: String) throws(OutboxFault) {
        let components = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard components.allSatisfy(OutboxPath.isSafe), path.utf8.count <= 1000, let name = components.last
        else {
            throw OutboxFault(doing: "refusing an unsafe path", path: path)
        }
        folders = components.dropLast()
        self.name = name
    }

    static func isSuffix(_ suffix: String) -> Bool {
        suffix.hasPrefix(".") && suffix.utf8.count <= 32 && isSafe("x\(suffix)")
    }

    private static func isSafe(_ component: String) -> Bool {
        !component.isEmpty && !component.hasPrefix(".") && component.utf8.count <= 200
            && component.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "/") }
    }
}
