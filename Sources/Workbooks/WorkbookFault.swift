import CXLSXWriter

/// The workbook could not be written: most often the disk of temporary files is full.
package struct WorkbookFault: Error, Sendable, Hashable, CustomStringConvertible {
    package let action: String
    package let reason: String

    init(doing action: String, reason: String) {
        self.action = action
        self.reason = reason
    }

    static func check(_ code: lxw_error, _ action: String) throws(WorkbookFault) {
        guard code != LXW_NO_ERROR else { return }
        throw WorkbookFault(doing: action, reason: String(cString: lxw_strerror(code)))
    }

    package var description: String { "\(action): \(reason)" }
}
