import Buckets
import Foundation

/// Keeps what comes in memory.
final class Sink: BucketSink {
    var bytes = Data()
    var begun = 0
    let expected: Data?

    init(expecting expected: Data? = nil) {
        self.expected = expected
    }

    func begin() {
        begun += 1
        bytes = Data()
    }

    func take(_ bytes: UnsafeRawBufferPointer) {
        if let start = bytes.baseAddress { self.bytes.append(Data(bytes: start, count: bytes.count)) }
    }

    func isWhole() -> Bool {
        expected == nil || bytes == expected
    }
}

/// A file of these bytes for as long as `use` takes.
func withSlice<Result>(_ bytes: Data, _ use: (FileSlice) throws -> Result) throws -> Result {
    let path = FileManager.default.temporaryDirectory.appending(path: "a2d2-slice-\(UUID().uuidString)")
    try bytes.write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let handle = try FileHandle(forReadingFrom: path)
    defer { try? handle.close() }
    return try use(FileSlice(descriptor: handle.fileDescriptor, count: bytes.count))
}
