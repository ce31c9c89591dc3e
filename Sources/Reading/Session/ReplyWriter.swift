import Extraction
import Foundation
import Glibc

/// The way to the worker. C libraries print what they like on standard output, so the socket moves away from there.
struct ReplyWriter {
    private let descriptor: Int32

    static func takingOverStandardOutput() throws -> ReplyWriter {
        // A number that the closing of inherited descriptors, which comes next, must not meet: see Confinement.
        guard dup2(1, Confinement.replyDescriptor) >= 0 else { throw ExtractorExit.unconfined }
        let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
        guard nowhere >= 0, dup2(nowhere, 1) >= 0 else { throw ExtractorExit.unconfined }
        close(nowhere)
        return ReplyWriter(descriptor: Confinement.replyDescriptor)
    }

    func write(_ bytes: Data) throws {
        try bytes.withUnsafeBytes { buffer in
            var rest = UnsafeRawBufferPointer(buffer)
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw ExtractorExit.orphaned }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
    }
}
