import Documents
import Foundation

/// A fault of the machine (or of us) at the outbox. It costs the document nothing: publishing is tried again.
package struct OutboxFault: MachineFault, Sendable, CustomStringConvertible {
    package let action: String
    /// Relative to the outbox.
    package let path: String
    /// As in `errno`; 0 when no system call failed.
    package let code: Int32

    init(doing action: String, path: String, code: Int32 = 0) {
        self.action = action
        self.path = path
        self.code = code
    }

    package var description: String {
        let reason = code == 0 ? "" : ": \(String(cString: strerror(code)))"
        return "\(action) at \(path.debugDescription) in the outbox\(reason)"
    }
}
