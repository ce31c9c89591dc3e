import Documents
import Documents
package import SystemPackage

/// The disk did not do what it was asked. A fault of the machine: whoever asked tries again later, and no document
/// is refused for it.
package struct StorageFault: MachineFault, Sendable, Hashable, CustomStringConvertible {
    /// What was being done, so that a message names the culprit: the sender's file, or our own store.
    package enum Operation: String, Sendable {
        case readSource = "read the file"
        case makeFolder = "make a folder"
        case create = "create a file"
        case write = "write"
        case synchronise = "bring to the disk"
        case rename = "move into place"
        case list = "list a folder"
        case remove = "remove"
        case inspect = "look at"
    }

    package let operation: Operation
    package let path: String
    package let errno: Errno

    package init(_ operation: Operation, _ path: String, _ errno: Errno) {
        self.operation = operation
        self.path = path
        self.errno = errno
    }

    /// The disk, or what its owner may use of it, is full.
    package var isDiskFull: Bool { errno == .noSpace || errno == .diskQuotaExceeded }

    /// The file that was handed in couldn't be read; the store itself may be well.
    package var isOfSource: Bool { operation == .readSource }

    package var description: String { "can't \(operation.rawValue) (\(path)): \(errno)" }
}
