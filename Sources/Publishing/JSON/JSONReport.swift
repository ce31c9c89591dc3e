import Foundation

/// Which value of JSON each part of a report becomes.
struct JSONReport {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    var value: JSONValue {
        .object([
            "schema": .integer(JSONWriter.schema),
            "name": .string(report.name),
            "title": .string(report.title),
            "period": report.period.map(period) ?? .null,
            "compared_with": report.comparedWith.map(period) ?? .null,
            "sections": .array(report.sections.map(section)),
            "colophon": colophon,
        ])
    }

    private func period(_ period: Period) -> JSONValue {
        .object([
            "start": .string(Timestamp.text(period.start, in: period.timeZone)),
            "end": .string(Timestamp.text(period.end, in: period.timeZone)),
            "timezone": .string(period.timeZone.identifier),
        ])
    }

    private var colophon: JSONValue {
        .object([
            "parameters": .array(
                report.colophon.parameters.map {
                    .object(["name": .string($0.name), "value": .string($0.value)])
                }),
            "generated_at": .string(Timestamp.text(report.colophon.generatedAt, in: report.timeZone)),
            "query_seconds": .number(report.colophon.queryTime),
            "version": .string(report.colophon.version),
        ])
    }

    private func section(_ section: Report.Section) -> JSONValue {
        .object(["title": .string(section.title), "blocks": .array(section.blocks.map(block))])
    }

    private func block(_ block: Report.Block) -> JSONValue {
        switch block {
        case .headlines(let headlines):
            .object(["type": .string("headlines"), "headlines": .array(headlines.map(headline))])
        case .sentences(let sentences):
            .object([
                "type": .string("sentences"),
                "sentences": .array(
                    sentences.map {
                        .object(["text": .string($0.text), "tone": .string($0.tone.rawValue)])
                    }),
            ])
        case .table(let table): self.table(table)
        case .chart(let chart): self.chart(chart)
        case .note(let text): .object(["type": .string("note"), "text": .string(text)])
        }
    }

    private func headline(_ headline: Headline) -> JSONValue {
        .object([
            "label": .string(headline.label),
            "type": .string(headline.value.typeName ?? "none"),
            "value": headline.value.json(in: report.timeZone),
            "before": headline.before?.json(in: report.timeZone) ?? .null,
            "tone": .string(headline.tone.rawValue),
        ])
    }

    private func table(_ table: Table) -> JSONValue {
        func row(_ cells: [Cell]) -> JSONValue {
            .object(
                Dictionary(
                    zip(table.columns.map(\.name), cells.map { $0.json(in: report.timeZone) }),
                    uniquingKeysWith: { first, _ in first }))
        }
        return .object([
            "type": .string("table"),
            "name": .string(table.name),
            "title": .string(table.title),
            "columns": .array(
                table.columns.indices.map { index in
                    .object([
                        "name": .string(table.columns[index].name),
                        "title": .string(table.columns[index].title),
                        "type": .string(table.typeName(ofColumn: index)),
                    ])
                }),
            "rows": .array(table.rows.map(row)),
            "totals": table.totals.map(row) ?? .null,
            "note": table.note.map(JSONValue.string) ?? .null,
        ])
    }

    private func chart(_ chart: Chart) -> JSONValue {
        .object([
            "type": .string("chart"),
            "name": .string(chart.name),
            "title": .string(chart.title),
            "kind": .string(chart.kind.rawValue),
            "category_title": .string(chart.categoryTitle),
            "categories": .array(chart.categories.map(JSONValue.string)),
            "value_title": .string(chart.valueTitle),
            "unit": .string(chart.unit.code),
            "series": .array(
                chart.series.map { series in
                    .object([
                        "name": .string(series.name),
                        "values": .array(series.values.map { $0.map(JSONValue.number) ?? .null }),
                    ])
                }),
        ])
    }
}
