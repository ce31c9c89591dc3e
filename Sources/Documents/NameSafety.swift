/// Which names are turned away. A control character lets a name write to a terminal or forge a line of a log, and
/// an override of the writing direction makes `gpj.exe` read as `exe.jpg`.
package enum NameSafety {
    package static func isUnsafe(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: true
            default: scalar.value == 0x202d || scalar.value == 0x202e
            }
        }
    }
}
