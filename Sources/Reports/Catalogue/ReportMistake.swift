package import Publishing

/// What is wrong with an order for a report.
package enum ReportMistake: Error, Sendable, Hashable, CustomStringConvertible {
    case noSuchReport(String, suggestion: String?)
    case noSuchParameter(String, of: String, possible: [String])
    case wrongValue(String, of: String, problem: String)
    case emptyPeriod
    case noSuchFormat(ReportFormat)

    package var description: String {
        switch self {
        case .noSuchReport(let name, let suggestion):
            "there is no report \(name)\(suggestion.map { "; did you mean \($0)?" } ?? "; see `a2d2 report list`")"
        case .noSuchParameter(let name, let report, let possible):
            "the report \(report) has no parameter \(name)"
                + (possible.isEmpty ? "; it has none" : "; it has \(possible.joined(separator: ", "))")
        case .wrongValue(let name, let report, let problem):
            "the parameter \(name) of the report \(report): \(problem)"
        case .emptyPeriod: "the period ends before it begins"
        case .noSuchFormat(let format): "this program can't write \(format.rawValue)"
        }
    }
}
