package import Foundation
import Postgres

/// A report that was made, as the database remembers it. Its files lie in a folder of its own.
package struct ReportRecord: Sendable, Hashable {
    package struct File: Sendable, Hashable, Codable {
        package var name: String
        package var mediaType: String
        /// In bytes.
        package var size: Int
        package var sha256: String

        package init(name: String, mediaType: String, size: Int, sha256: String) {
            self.name = name
            self.mediaType = mediaType
            self.size = size
            self.sha256 = sha256
        }
    }

    /// What a mail begins with.
    package struct Summary: Sendable, Hashable, Codable {
        package var subject: String
        package var text: String
        package var html: String

        package init(subject: String, text: String, html: String) {
            self.subject = subject
            self.text = text
            self.html = html
        }
    }

    package var id: UUID
    package var name: String
    package var title: String
    package var start: Date
    package var end: Date
    /// `Europe/Berlin`
    package var timeZone: String
    package var parameters: [String: String]
    /// Relative to the folder of artefacts.
    package var folder: String
    package var files: [File]
    package var summary: Summary
    package var made: Date
    package var querySeconds: Double
    /// Of A2D2.
    package var version: String
    /// That had it made; nil for one that a person asked for.
    package var fire: UUID?

    package init(
        id: UUID, name: String, title: String, start: Date, end: Date, timeZone: String,
        parameters: [String: String], folder: String, files: [File], summary: Summary, made: Date,
        querySeconds: Double, version: String, fire: UUID?
    ) {
        self.id = id
        self.name = name
        self.title = title
        self.start = start
        self.end = end
        self.timeZone = timeZone
        self.parameters = parameters
        self.folder = folder
        self.files = files
        self.summary = summary
        self.made = made
        self.querySeconds = querySeconds
        self.version = version
        self.fire = fire
    }

    init(row: Row) throws {
        id = try row.decode("id")
        name = try row.decode("name")
        title = try row.decode("title")
        start = try row.decode("period_start")
        end = try row.decode("period_end")
        timeZone = try row.decode("time_zone")
        parameters = try row.decode("parameters", as: JSON<[String: String]>.self).value
        folder = try row.decode("folder")
        files = try row.decode("files", as: JSON<[File]>.self).value
        summary = try row.decode("summary", as: JSON<Summary>.self).value
        made = try row.decode("made_at")
        querySeconds = try row.decode("query_seconds")
        version = try row.decode("version")
        fire = try row.decode("fire_id")
    }
}
