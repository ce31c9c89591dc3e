import StrictYAML

extension OwnReport {
    /// The whole of a report's file, in the order of docs/reports.md.
    static func read(_ section: Section, file: String) -> OwnReport? {
        let name = section.required("name", .reportName)
        let title = section.required("title", .text)
        let summary = section.value("about", .text, default: "A report of your own.")
        let parameters = section.value("parameters", .section(readParameters), default: [])
        let queries = section.required("queries", .section(readQueries))
        let layout = section.required("layout", .list(of: .section(Part.read)).filled())
        guard let name, let title, let queries, let layout else { return nil }
        let report = OwnReport(
            name: name, title: title, summary: summary,
            parameters: parameters, queries: queries, layout: layout, file: file,
            nameOrigin: section.origin(of: "name") ?? section.origin)
        report.refuseStrangers(in: section)
        return report
    }

    /// Under each name what it is.
    private static func readParameters(_ section: Section) -> [ReportParameter]? {
        section.keys.compactMap { name in
            if name.wholeMatch(of: /[a-z][a-z0-9_]*/) == nil {
                section.refuse(name, "a parameter's name has a-z, 0-9 and _, and begins with one of a-z")
            } else if givenNames.contains(name) {
                section.refuse(name, ":\(name) is always there, and can't be another parameter")
            }
            return section.optional(name, .section { ReportParameter.read($0, name: name) })
        }
    }

    private static func readQueries(_ section: Section) -> [Query]? {
        section.keys.compactMap { name in
            section.optional(name, .text).map { Query(name: name, text: QueryText($0)) }
        }
    }

    /// Names that stand for nothing.
    private func refuseStrangers(in section: Section) {
        let known = parameters.map(\.name) + Self.givenNames
        for query in queries {
            for name in Set(query.text.names).sorted() where !known.contains(name) {
                section.refuse(
                    "queries", "the query \(query.name) has :\(name), which is no parameter",
                    suggestion: Nearest.candidate(to: name, among: known))
            }
        }
        let names = queries.map(\.name)
        for name in Set(layout.flatMap(\.blocks).compactMap(\.query)).sorted() where !names.contains(name) {
            section.refuse(
                "layout", "there is no query \(quoted(name))",
                suggestion: Nearest.candidate(to: name, among: names))
        }
        let shown = layout.flatMap(\.blocks).compactMap(\.name)
        if let twice = shown.first(where: { name in shown.filter { $0 == name }.count > 1 }) {
            section.refuse("layout", "two tables or charts are called \(quoted(twice)); give one a name")
        }
    }
}

extension OwnReport.Part {
    static func read(_ section: Section) -> OwnReport.Part? {
        let title = section.required("title", .text)
        let blocks = section.required("blocks", .list(of: .section(OwnBlock.read)).filled())
        guard let title, let blocks else { return nil }
        return OwnReport.Part(title: title, blocks: blocks)
    }
}

extension ReportParameter {
    fileprivate static func read(_ section: Section, name: String) -> ReportParameter? {
        let kind = section.value("kind", .oneOf(Kind.self), default: .text)
        let text = section.required("default", .text)
        let meaning = section.value("about", .text, default: "")
        guard let text else { return nil }
        switch ReportParameter(name, kind, default: .text(""), "").parse(text) {
        case .value(let standard): return ReportParameter(name, kind, default: standard, meaning)
        case .mistake(let problem, let suggestion):
            section.refuse("default", problem, suggestion: suggestion)
            return nil
        }
    }
}

extension Shape where Value == String {
    /// It stands in file names and on the command line.
    static var reportName: Shape {
        text.checked { name in
            name.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil && name.count <= 64
                ? .value(name)
                : .mistake("\(quoted(name)) has other characters than a-z, 0-9 and hyphens between them")
        }
    }
}
