internal import Glibc
internal import SystemPackage

extension FolderHandle {
    /// The names in a folder at or below this one, as bytes, without `.` and `..`, in no order. `opened` gets the
    /// folder's descriptor before the first name is read, so that whoever watches it misses nothing.
    func names(in folder: RelativePath, opened: (Int32) throws -> Void) throws -> [[UInt8]] {
        try withFolder(folder) { descriptor in
            try opened(descriptor)
            // The stream closes the descriptor that it is given.
            guard let stream = fdopendir(dup(descriptor)) else { throw Errno(rawValue: errno) }
            defer { closedir(stream) }
            var names: [[UInt8]] = []
            while true {
                // A null with errno at zero is the end, with any other the disk's complaint.
                errno = 0
                guard let entry = readdir(stream) else {
                    guard errno == 0 else { throw Errno(rawValue: errno) }
                    return names
                }
                let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
                if name != Self.dot && name != Self.dots { names.append(name) }
            }
        }
    }

    private static let dot = Array(".".utf8)
    private static let dots = Array("..".utf8)
}
