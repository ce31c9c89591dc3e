import Documents
import Foundation
import Store

extension HealthCheck {
    static let machine = [
        HealthCheck(
            "disk.space", "the room that is left where data, outbox and reports lie", .share, worse: .under,
            Thresholds(warning: 0.15, critical: 0.05), isLocal: true, isDownWhenLate: true,
            advice:
                "Make room: the archive of originals, old backups and reports. Nothing is lost while the disk is full; files wait in their folders."
        ) { context in try await volumes(context) { $0.freeSpace } },
        HealthCheck(
            "disk.inodes", "the files that may still be made where data, outbox and reports lie", .share,
            worse: .under, Thresholds(warning: 0.1, critical: 0.03), isLocal: true, isDownWhenLate: true,
            advice:
                "Remove what is made of many small files, or move the data folder to a file system with more inodes."
        ) { context in try await volumes(context) { $0.freeInodes } },
        HealthCheck(
            "memory.available", "the memory that programs could still have, of all the machine's", .share,
            worse: .under, Thresholds(warning: 0.1, critical: 0.04), isLocal: true,
            advice: "Lower workers.extractors or extract.limits.memory, or see what else the machine runs."
        ) { _ in
            let memory = try await BlockingWork.run { try MemoryFigures() }
            return [
                Reading(
                    .value(Double(memory.available) / Double(memory.total)),
                    detail: "\(memory.available >> 20) of \(memory.total >> 20) MiB")
            ]
        },
        HealthCheck(
            "memory.limit", "the memory in use, of what the container or the service may have", .share,
            Thresholds(warning: 0.85, critical: 0.95), isLocal: true,
            advice:
                "Raise the limit (MemoryMax of the unit, memory of the container), or lower workers.extractors."
        ) { _ in
            guard let limit = try await BlockingWork.run({ try MemoryFigures().limit }) else {
                return [Reading(.notApplicable("there is no limit"))]
            }
            return [
                Reading(
                    .value(Double(limit.used) / Double(max(1, limit.bytes))),
                    detail: "\(limit.used >> 20) of \(limit.bytes >> 20) MiB")
            ]
        },
        HealthCheck(
            "clock.drift", "how far this machine's clock and the database's are apart", .seconds,
            Thresholds(warning: 2, critical: 30), dependsOn: ["database.reachable"], isLocal: true,
            advice:
                "See whether time synchronisation runs on both: `timedatectl`. Schedules fire by these clocks."
        ) { context in
            let database = try context.reachableDatabase()
            // With a connection open: what counts is the way there and back.
            _ = try await ServerVitals.time(of: database)
            let before = context.now()
            let there = try await ServerVitals.time(of: database)
            let after = context.now()
            let here = before.addingTimeInterval(after.timeIntervalSince(before) / 2)
            let drift = here.timeIntervalSince(there)
            let detail = drift >= 0 ? "this machine is ahead" : "this machine is behind"
            return [Reading(.value(abs(drift)), detail: detail)]
        },
    ]

    /// One reading for each disk: what lies on the data folder's disk is not counted twice.
    private static func volumes(
        _ context: HealthContext, _ share: @escaping @Sendable (Volume) -> Double?
    ) async throws -> [Reading] {
        var paths = [
            ("data", context.dataFolder), ("outbox", context.outbox), ("reports", context.artefactsFolder),
        ]
        if let blobs = context.blobs.asFolder { paths.append(("blobs", blobs.folder)) }
        var devices: Set<UInt> = []
        var readings: [Reading] = []
        for (subject, path) in paths {
            let device = try await BlockingWork.run { try Volume(of: path).device }
            guard devices.insert(device).inserted else { continue }
            readings.append(try await Volume.reading(of: path, subject: subject, share))
        }
        return readings
    }
}
