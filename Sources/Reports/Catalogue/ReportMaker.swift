import Jobs
package import Postgres
package import Publishing

/// Makes reports: asks for the figures, and puts what every report has around them.
package struct ReportMaker: Sendable {
    private let session: ReportSession
    /// Of A2D2.
    private let version: String

    package init(database: Database, version: String) {
        session = ReportSession(database: database)
        self.version = version
    }

    package func report(_ definition: any ReportDefinition, for request: ReportRequest) async throws -> Report
    {
        let (sections, queryTime) = try await session.read { reader in
            (try definition.sections(for: request, from: reader), reader.queryTime)
        }
        let parameters = definition.parameters.map { parameter in
            Colophon.Parameter(parameter.name, (request.values[parameter.name] ?? parameter.standard).text)
        }
        return Report(
            name: definition.name, title: definition.title, period: request.period,
            comparedWith: request.before, sections: sections,
            colophon: Colophon(
                parameters: parameters, generatedAt: request.now, queryTime: queryTime.inSeconds,
                version: version))
    }
}
