import Health

extension SweepResult {
    /// `critical: queue.age extract, disk.free data; 39 checks`
    var sentence: String {
        let troubled = checks.filter { $0.isApplicable && $0.state != .ok && $0.suppressedBy == nil }
        let names = troubled.map { $0.subject.isEmpty ? $0.check : "\($0.check) \($0.subject)" }
        let trouble = names.isEmpty ? "" : ": \(names.joined(separator: ", "))"
        return "\(state)\(trouble); \(checks.count) checks"
    }
}
