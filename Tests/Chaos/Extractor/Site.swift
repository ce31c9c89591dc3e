import Glibc

/// The folders around this program: `<site>/bin-…/a2d2-extractor`, and the real one in `real` beside it.
struct Site {
    private let folder: String
    let extractor: String

    static func ofThisProgram() -> Site? {
        let own = [CChar](unsafeUninitializedCapacity: 4096) { buffer, count in
            guard let start = buffer.baseAddress else { return }
            count = max(0, readlink("/proc/self/exe", start, buffer.count))
        }
        let parts = String(decoding: own.map { UInt8(bitPattern: $0) }, as: UTF8.self).split(separator: "/")
        guard parts.count > 2 else { return nil }
        let bin = "/" + parts.dropLast().joined(separator: "/")
        return Site(
            folder: "/" + parts.dropLast(2).joined(separator: "/"), extractor: "\(bin)/real/a2d2-extractor")
    }

    /// The first order there is, which by this is nobody else's any more. A rendition may take minutes, so none hangs.
    func takeOrder(for request: [UInt8]) -> Order? {
        let isReading = request.starts(with: Array(#"{"read""#.utf8))
        for name in names(in: "\(folder)/orders") {
            let word = String(name.prefix { $0 != "." })
            guard let order = Order(rawValue: word), isReading || order != .hang else { continue }
            guard unlink("\(folder)/orders/\(name)") == 0 else { continue }
            note("\(word) \(hash(in: request) ?? "-")\n")
            return order
        }
        return nil
    }

    private func names(in folder: String) -> [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(
                withUnsafeBytes(of: &entry.pointee.d_name) {
                    String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
                })
        }
        return names
    }

    private func note(_ line: String) {
        let file = open("\(folder)/hits", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard file >= 0 else { return }
        write(all: Array(line.utf8), to: file)
        close(file)
    }

    /// The name of the blob that is asked for: the first 64 hexadecimal digits on end.
    private func hash(in request: [UInt8]) -> String? {
        let digits = Set("0123456789abcdef".utf8)
        var run: [UInt8] = []
        for byte in request {
            guard digits.contains(byte) else {
                if run.count == 64 { break }
                run = []
                continue
            }
            run.append(byte)
        }
        return run.count == 64 ? String(decoding: run, as: UTF8.self) : nil
    }
}
