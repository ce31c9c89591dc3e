/// Text as content of an element or of a quoted attribute.
enum HTMLText {
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// What people see of a text that may be anyone's, escaped.
    static func shown(_ text: String, limit: Int = String.longestShown) -> String {
        escaped(text.shown(limit: limit))
    }
}
