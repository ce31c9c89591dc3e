internal import Glibc
internal import SystemPackage

/// The names in a folder (readdir(3)), without `.` and `..`, in order.
enum FolderListing {
    static func names(in folder: String) throws(StorageFault) -> [String] {
        guard let stream = opendir(folder) else {
            throw StorageFault(.list, folder, Errno(rawValue: errno))
        }
        defer { closedir(stream) }
        var names: [String] = []
        while true {
            // A null with errno at zero is the end, with any other the disk's complaint.
            errno = 0
            guard let entry = readdir(stream) else {
                guard errno == 0 else { throw StorageFault(.list, folder, Errno(rawValue: errno)) }
                return names.sorted()
            }
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
                    String(cString: $0)
                }
            }
            if name != "." && name != ".." { names.append(name) }
        }
    }
}
