import Documents
import Foundation
import Publishing
import Store
import SystemPackage

/// The folder of artefacts: `operations/2026-11-24-5f0c9b1e/operations-2026-11-24.pdf`. A report's folder gets its name
/// when all of it is on the disk.
struct ReportShelf: Sendable {
    let folder: String

    func path(of relative: String) -> String { "\(folder)/\(relative)" }

    /// Answers the report's folder, which is new.
    func put(_ files: [ReportFile], as report: Report) async throws -> String {
        let tag = String(UInt32.random(in: .min ... .max), radix: 16)
        let relative = "\(report.name)/\(report.periodName)-\(tag)"
        let parent = path(of: report.name)
        return try await BlockingWork.run {
            try FileSync.makeFolder(parent)
            let temporary = "\(parent)/.\(tag)"
            try FileSync.makeFolder(temporary)
            for file in files { try Self.write(file.bytes, to: "\(temporary)/\(file.name)") }
            try FileSync.folder(temporary)
            try FileManager.default.moveItem(atPath: temporary, toPath: path(of: relative))
            try FileSync.folder(parent)
            return relative
        }
    }

    /// Into a folder of anybody's, over what has these names there.
    static func write(_ files: [ReportFile], over folder: String) async throws {
        try await BlockingWork.run {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            for file in files {
                try file.bytes.write(to: URL(filePath: "\(folder)/\(file.name)"), options: .atomic)
            }
        }
    }

    /// Whether all files of a report are there, as long as they were.
    func holds(_ record: ReportRecord) async throws -> Bool {
        try await BlockingWork.run {
            record.files.allSatisfy { file in
                let attributes = try? FileManager.default.attributesOfItem(
                    atPath: path(of: "\(record.folder)/\(file.name)"))
                return attributes?[.size] as? Int == file.size
            }
        }
    }

    func files(of record: ReportRecord) async throws -> [ReportFile] {
        try await BlockingWork.run {
            try record.files.map { file in
                let url = URL(filePath: path(of: "\(record.folder)/\(file.name)"))
                return ReportFile(
                    name: file.name, mediaType: file.mediaType, bytes: try Data(contentsOf: url))
            }
        }
    }

    func remove(_ relative: String) async throws {
        try await BlockingWork.run {
            let path = path(of: relative)
            guard FileManager.default.fileExists(atPath: path) else { return }
            try FileManager.default.removeItem(atPath: path)
        }
    }

    /// The folders of reports, half-made ones too, that nobody has written to since.
    func folders(untouchedSince moment: Date) async throws -> [String] {
        try await BlockingWork.run {
            guard FileManager.default.fileExists(atPath: folder) else { return [] }
            return try children(of: folder).flatMap { name in
                try children(of: path(of: name)).map { "\(name)/\($0)" }
            }.filter { relative in
                let attributes = try FileManager.default.attributesOfItem(atPath: path(of: relative))
                return (attributes[.modificationDate] as? Date ?? moment) < moment
            }
        }
    }

    private static func write(_ bytes: Data, to path: String) throws {
        let file = try FileDescriptor.open(
            FilePath(path), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
            permissions: [.ownerReadWrite, .groupRead])
        try file.closeAfter {
            try file.writeAll(bytes)
            try FileSync.file(file, path: path)
        }
    }

    private func children(of path: String) throws -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            return []
        }
        return try FileManager.default.contentsOfDirectory(atPath: path)
    }
}
