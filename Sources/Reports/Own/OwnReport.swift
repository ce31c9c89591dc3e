package import Publishing
package import StrictYAML

/// A report of an admin's own: queries on the views, and how to lay out what they answer.
package struct OwnReport: ReportDefinition, Hashable {
    struct Query: Sendable, Hashable {
        var name: String
        var text: QueryText
    }

    struct Part: Sendable, Hashable {
        var title: String
        var blocks: [OwnBlock]
    }

    package var name: String
    package var title: String
    package var summary: String
    package var parameters: [ReportParameter]
    var queries: [Query]
    var layout: [Part]
    /// As messages call it: `reports/vendors.yaml`.
    package var file: String
    package var nameOrigin: Origin

    package var isOwn: Bool { true }

    /// Names that stand for a value in every query.
    static let givenNames = ["from", "to", "timezone"]

    package func sections(for request: ReportRequest, from reader: ReportReader) throws -> [Report.Section] {
        var answers = OwnAnswers(self, request, reader)
        return try layout.map { part in
            Report.Section(title: part.title, blocks: try blocks(of: part, &answers))
        }
    }

    /// Headlines that follow each other stand side by side.
    private func blocks(of part: Part, _ answers: inout OwnAnswers) throws -> [Report.Block] {
        var blocks: [Report.Block] = []
        for block in part.blocks {
            let next = try block.block(from: &answers)
            if case .headlines(let more) = next, case .headlines(let shown) = blocks.last {
                blocks[blocks.count - 1] = .headlines(shown + more)
            } else {
                blocks.append(next)
            }
        }
        return blocks
    }
}
