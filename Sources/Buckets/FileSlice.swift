import Documents
import Glibc

/// Some bytes of an open file, read where they are: a large file is never in memory as a whole.
package struct FileSlice: Sendable {
    /// The file was cut short, or its disk fails.
    package struct Unreadable: MachineFault, Sendable, Hashable, CustomStringConvertible {
        package let errno: Int32

        package var description: String {
            "can't read the file on its way to the bucket: "
                + (errno == 0 ? "it has become shorter" : String(cString: strerror(errno)))
        }
    }

    let descriptor: Int32
    let start: Int
    package let count: Int

    /// - Parameter descriptor: stays open for as long as the slice is used.
    package init(descriptor: Int32, from start: Int = 0, count: Int) {
        self.descriptor = descriptor
        self.start = start
        self.count = count
    }

    /// At least one byte, unless `offset` is the end or the buffer is empty.
    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(Unreadable) -> Int {
        let wanted = min(buffer.count, count - offset)
        guard wanted > 0 else { return 0 }
        while true {
            let read = pread(descriptor, buffer.baseAddress, wanted, off_t(start + offset))
            if read > 0 { return read }
            if read < 0, errno == EINTR { continue }
            throw Unreadable(errno: read < 0 ? errno : 0)
        }
    }
}
