import Delivery
import Logging
import Operations
import Outbound
import Postgres
import Publishing
import Reports
import Store
import StrictYAML
import Typesetting
import Workbooks

extension Settings {
    /// The program's reports and the admin's own, and everything that is wrong with the latter's files.
    func reportCatalogue() -> (catalogue: ReportCatalogue, mistakes: [ConfigurationMistake]) {
        let builtIn = ReportCatalogue.builtIn
        let (own, mistakes) = OwnReportFile.load(folder: reportsFolder)
        return (ReportCatalogue(builtIn + own), mistakes)
    }
}

extension Installation {
    /// Makes reports in every form.
    ///
    /// - Parameter hasByteOrderMark: in CSV files, for spreadsheets that take them for another encoding without one.
    func reportPress(hasByteOrderMark: Bool = false, logger: Logger) -> ReportPress {
        // The private cluster trusts whoever may open its socket, so that own reports can be another user from the
        // start; elsewhere that user would need a password.
        let visitors: ReportSession.Visitors = isEmbedded ? .logIn(database.settings) : .takeRole
        return ReportPress(
            catalogue: settings.reportCatalogue().catalogue,
            writers: [
                HTMLWriter(), PDFWriter(), WorkbookWriter(), CSVWriter(byteOrderMark: hasByteOrderMark),
                JSONWriter(),
            ],
            store: ReportStore(database: database), folder: settings.artefactsFolder,
            session: ReportSession(database: database, visitors: visitors), version: A2D2.version,
            logger: logger)
    }

    /// Carries parcels to their targets, each once.
    func courier(logger: Logger) -> Courier {
        Courier(
            log: DeliveryStore(database: database), mailServer: settings.mail,
            dataFolder: settings.dataFolder,
            logger: logger)
    }
}
