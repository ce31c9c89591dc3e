import Jobs
package import Logging
package import Publishing

/// Makes reports: asks for the figures, and puts what every report has around them.
package struct ReportMaker: Sendable {
    private let session: ReportSession
    /// Of A2D2.
    private let version: String
    private let logger: Logger

    package init(session: ReportSession, version: String, logger: Logger) {
        self.session = session
        self.version = version
        self.logger = logger
    }

    package func report(_ definition: any ReportDefinition, for request: ReportRequest) async throws -> Report
    {
        let ask: @Sendable (ReportReader) throws -> ([Report.Section], Duration) = { reader in
            (try definition.sections(for: request, from: reader), reader.queryTime)
        }
        let (sections, queryTime) =
            definition.isOwn ? try await session.visit(logger: logger, ask) : try await session.read(ask)
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
