package import Foundation
package import Publishing
import StrictYAML

/// The reports that there are, by name.
package struct ReportCatalogue: Sendable {
    package let definitions: [any ReportDefinition]

    /// A name stands for one report: of two the program itself is wrong.
    package init(_ definitions: [any ReportDefinition]) {
        self.definitions = definitions.sorted { $0.name < $1.name }
        precondition(
            Set(definitions.map(\.name)).count == definitions.count, "reports have names of their own")
    }

    /// Those that the program brings along.
    package static var builtIn: [any ReportDefinition] {
        [ContentReport(), CostsReport(), HealthReport(), OperationsReport(), QualityReport()]
    }

    package func definition(named name: String) throws(ReportMistake) -> any ReportDefinition {
        if let found = definitions.first(where: { $0.name == name }) { return found }
        throw .noSuchReport(name, suggestion: Nearest.candidate(to: name, among: definitions.map(\.name)))
    }

    /// Puts an order together, every parameter with a value.
    package static func request(
        _ definition: any ReportDefinition, period: Period, now: Date, parameters: [String: String] = [:]
    ) throws(ReportMistake) -> ReportRequest {
        guard period.start < period.end else { throw .emptyPeriod }
        var values: [String: ReportValue] = [:]
        for parameter in definition.parameters { values[parameter.name] = parameter.standard }
        for (name, text) in parameters.sorted(by: { $0.key < $1.key }) {
            guard let parameter = definition.parameters.first(where: { $0.name == name }) else {
                throw .noSuchParameter(
                    name, of: definition.name, possible: definition.parameters.map(\.name))
            }
            switch parameter.parse(text) {
            case .value(let value): values[name] = value
            case .mistake(let problem, _): throw .wrongValue(name, of: definition.name, problem: problem)
            }
        }
        return ReportRequest(period: period, before: period.before, now: now, values: values)
    }
}
