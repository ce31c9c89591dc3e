import StrictYAML

extension ScheduleRules {
    /// `run`: exactly one of a report, a sweep, a backup and a chore.
    func readWork(_ section: Section) -> ScheduledWork? {
        let report = section.optional("report", .name(among: vocabulary.map { Array($0.reports.keys) }))
        let sweep = section.optional("sweep", .name(among: vocabulary?.sweeps))
        let backup = section.optional("backup", .oneOf(["full"]))
        let chore = section.optional("chore", .name(among: vocabulary.map { Array($0.chores.keys) }))
        let period = section.optional("period", .name(among: vocabulary?.periods, sorted: false))
        let formats = section.value(
            "formats", .oneOrMore(of: .name(among: vocabulary?.formats, sorted: false)).distinct { $0 },
            default: ["html"])
        let names = report.map { vocabulary?.reports[$0] } ?? chore.flatMap { vocabulary?.chores[$0] }
        let parameters = section.value("parameters", .entries(of: .text, names: names), default: [:])

        let kinds = ["report", "sweep", "backup", "chore"].filter { section.origin(of: $0) != nil }
        guard let kind = kinds.first else {
            section.refuseWhole("names nothing to do; give one of report, sweep, backup, chore")
            return nil
        }
        if kinds.count > 1 {
            section.refuse(kinds[1], "stands beside \(kind); make a schedule of its own of it")
        }
        refuseOptions(of: kind, in: section)
        if let report {
            guard let period else { return nil }
            return .report(.init(name: report, period: period, formats: formats, parameters: parameters))
        }
        if let sweep { return .sweep(name: sweep) }
        if let chore { return .chore(name: chore, parameters: parameters) }
        return backup.map { _ in .backup }
    }

    private func refuseOptions(of kind: String, in section: Section) {
        for option in ["period", "formats"] where kind != "report" && section.origin(of: option) != nil {
            section.refuse(option, "is for reports, and this schedule runs a \(kind)")
        }
        if kind == "sweep" || kind == "backup", section.origin(of: "parameters") != nil {
            section.refuse("parameters", "are for reports and chores, and this schedule runs a \(kind)")
        }
        if kind == "report", section.origin(of: "period") == nil {
            section.refuse("period", "is missing: which time the report is about, such as yesterday")
        }
    }
}

extension ScheduledWork {
    var report: ReportOrder? {
        guard case .report(let order) = self else { return nil }
        return order
    }

    /// `a sweep`
    var noun: String {
        switch self {
        case .report: "a report"
        case .sweep: "a sweep"
        case .backup: "a backup"
        case .chore: "a chore"
        }
    }
}

extension Shape where Value == String {
    /// One of the names that there are; any when nobody knows which.
    fileprivate static func name(among names: [String]?, sorted: Bool = true) -> Shape {
        names.map { .oneOf(sorted ? $0.sorted() : $0) }
            ?? .kebabCase(example: "operations", maximumLength: 64)
    }
}
