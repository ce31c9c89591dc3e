package import Delivery
import Documents
package import Foundation
package import Logging
package import Publishing
package import Store

/// Makes what is ordered and keeps it: the figures, the files in each form, the row that remembers them.
package struct ReportPress: Sendable {
    private let catalogue: ReportCatalogue
    private let maker: ReportMaker
    private let writers: [ReportFormat: any ReportWriter]
    private let store: ReportStore
    private let shelf: ReportShelf

    /// - Parameters:
    ///   - writers: one for each format that can be ordered.
    ///   - folder: of the artefacts.
    package init(
        catalogue: ReportCatalogue, writers: [any ReportWriter], store: ReportStore, folder: String,
        session: ReportSession, version: String,
        logger: Logger
    ) {
        self.catalogue = catalogue
        maker = ReportMaker(session: session, version: version, logger: logger)
        self.writers = Dictionary(writers.map { ($0.format, $0) }) { _, latest in latest }
        self.store = store
        shelf = ReportShelf(folder: folder)
    }

    /// Makes a report, or finds the one that this fire had made before. Throws `ReportMistake` for an order that can't
    /// be carried out as it is.
    package func make(_ order: ReportOrder, now: Date = Date()) async throws -> ReportRecord {
        var lost: ReportRecord?
        if let fire = order.fire, let found = try await store.report(of: fire) {
            if try await shelf.holds(found) { return found }
            lost = found
        }
        let (report, files) = try await print(order, now: now)
        let folder = try await shelf.put(files, as: report)
        let record = ReportRecord(report, of: order.period, for: order.fire, folder: folder, files: files)
        let standing = try await store.keep(record, insteadOf: lost?.id)
        // Another attempt of the same fire was quicker.
        if standing.id != record.id { try await shelf.remove(folder) }
        return standing
    }

    /// Makes a report for whoever asked, in a folder of theirs, over files of the same names; it is not kept.
    package func write(_ order: ReportOrder, to folder: String, now: Date = Date()) async throws
        -> ReportRecord
    {
        let (report, files) = try await print(order, now: now)
        try await ReportShelf.write(files, over: folder)
        return ReportRecord(report, of: order.period, for: nil, folder: folder, files: files)
    }

    /// The report as a parcel: its summary, and its files attached. What a fire had made is one parcel, however often it
    /// is made.
    package func parcel(of record: ReportRecord) async throws -> Parcel {
        Parcel(
            identity: "report \((record.fire ?? record.id).uuidString.lowercased())",
            subject: record.summary.subject,
            text: record.summary.text, html: record.summary.html,
            attachments: try await shelf.files(of: record).map {
                Parcel.Attachment(name: $0.name, mediaType: $0.mediaType, bytes: $0.bytes)
            })
    }

    /// Where a report's files are.
    package func paths(of record: ReportRecord) -> [String] {
        record.files.map { "\(shelf.path(of: record.folder))/\($0.name)" }
    }

    /// Retention: forgets what was made before `moment`, and removes what no row remembers. Answers how many reports.
    package func expire(madeBefore moment: Date) async throws -> Int {
        let folders = try await store.forget(madeBefore: moment)
        for folder in folders { try await shelf.remove(folder) }
        let others = try await shelf.folders(untouchedSince: Date().addingTimeInterval(-86_400))
        let known = try await store.known(among: others)
        for folder in others where !known.contains(folder) { try await shelf.remove(folder) }
        return folders.count
    }

    private func print(_ order: ReportOrder, now: Date) async throws -> (Report, [ReportFile]) {
        let definition = try catalogue.definition(named: order.report)
        let request = try ReportCatalogue.request(
            definition, period: order.period, now: now, parameters: order.parameters)
        let chosen = try order.formats.map { format -> any ReportWriter in
            guard let writer = writers[format] else { throw ReportMistake.noSuchFormat(format) }
            return writer
        }
        try await store.rollUp()
        let report = try await maker.report(definition, for: request)
        // Drawing pages takes seconds, which no other task should wait for.
        let files = try await BlockingWork.run {
            try chosen.flatMap { try $0.files(of: report, named: report.baseName) }
        }
        return (report, files)
    }
}
