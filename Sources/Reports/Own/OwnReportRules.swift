import Catalogues
package import Logging
package import StrictYAML

/// Which files of own reports may be in force, alone and together.
package struct OwnReportRules: CatalogueRules {
    package static let noun = "report"
    package static let mayBeEmpty = true

    package init() {}

    package func load(_ path: String, file: String) throws(ConfigurationMistakes) -> OwnReport {
        try ConfigurationDocument.load(path, file: file).decode { OwnReport.read($0, file: file) }
    }

    package func objections(to draft: OwnReport, beside others: [OwnReport]) -> [ConfigurationMistake] {
        guard ReportCatalogue.builtIn.contains(where: { $0.name == draft.name }) else { return [] }
        return [
            ConfigurationMistake(
                at: draft.nameOrigin, keyPath: "name", value: draft.name,
                message: "\(quoted(draft.name)) is the name of a built-in report")
        ]
    }

    package func metadata(of report: OwnReport) -> Logger.Metadata {
        ["report": "\(report.name)"]
    }
}

extension OwnReport: CatalogueDraft {
    package var item: OwnReport { self }
}

/// Reads the files of own reports once.
package enum OwnReportFile {
    /// Every report of a folder that can be had, and everything that is wrong with the other files.
    package static func load(folder: String) -> (reports: [OwnReport], mistakes: [ConfigurationMistake]) {
        var state = CatalogueState<OwnReportRules>()
        _ = state.read(CatalogueFolder(path: folder), OwnReportRules())
        return (state.items, state.mistakes)
    }

    /// One file, seen by itself.
    package static func load(file path: String) throws(ConfigurationMistakes) -> OwnReport {
        try admit(try OwnReportRules().load(path, file: path))
    }

    /// The text of one file, seen by itself. `file` is how mistakes call it.
    package static func parse(_ text: String, file: String) throws(ConfigurationMistakes) -> OwnReport {
        try admit(try ConfigurationDocument.parse(text, file: file).decode { OwnReport.read($0, file: file) })
    }

    /// Every key that a file may hold: `layout.blocks.table.query`.
    package static var keys: [String] {
        KnownKeys.of { OwnReport.read($0, file: "") }
    }

    private static func admit(_ report: OwnReport) throws(ConfigurationMistakes) -> OwnReport {
        let mistakes = OwnReportRules().mistakes(in: report, beside: [])
        guard mistakes.isEmpty else { throw ConfigurationMistakes(mistakes) }
        return report
    }
}
