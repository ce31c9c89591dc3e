import Foundation

/// The processes of this machine (proc(5)).
struct ProcessTable {
    let folder: String

    init(folder: String = "/proc") {
        self.folder = folder
    }

    /// Resident memory in bytes of every process of that name. One that ends meanwhile is left out.
    func memory(of name: String) throws -> [Int] {
        let page = sysconf(Int32(_SC_PAGESIZE))
        return try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { number in
            guard Int(number) != nil, text("\(number)/comm") == name else { return nil }
            let fields = text("\(number)/statm")?.split(separator: " ") ?? []
            return fields.count > 1 ? Int(fields[1]).map { $0 * page } : nil
        }
    }

    private func text(_ path: String) -> String? {
        // Nil is the end of the process, which is no trouble here.
        let data = FileManager.default.contents(atPath: "\(folder)/\(path)")
        return data.map {
            String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }
    }
}
