import Documents
import Foundation
import Intake
import Postgres

extension HealthCheck {
    static let folders = [
        HealthCheck(
            "folders.usable", "whether each watched folder is there, and what must be moved out of it can be",
            .verdict, isLocal: true, isDownWhenLate: true,
            advice:
                "Mount or make the folder, and let A2D2's user read and write in it. Nothing is taken from it meanwhile."
        ) { context in
            try await each(context) { folder in [try await FolderState.usability(of: folder, in: context)] }
        },
        HealthCheck(
            "folders.oldest", "how long the oldest file has been waiting in a watched folder", .seconds,
            Thresholds(warning: 900, critical: 7200), dependsOn: ["folders.usable", "database.reachable"],
            isLocal: true, timeout: .seconds(30),
            advice:
                "See whether `a2d2 run` is running with the role watch, and what it logs about this folder."
        ) { context in
            try await each(context) { folder in
                let waiting = try await FolderState.waiting(in: folder, context)
                let oldest = waiting.files.min { $0.changed < $1.changed }
                let age = oldest.map { max(0, context.now().timeIntervalSince($0.changed)) } ?? 0
                return [Reading(.value(age), subject: folder.path, detail: oldest?.path)]
            }
        },
        HealthCheck(
            "folders.stuck", "files that have been waiting in a watched folder for over fifteen minutes",
            .count("files"), Thresholds(warning: 10, critical: 1000),
            dependsOn: ["folders.usable", "database.reachable"], isLocal: true, timeout: .seconds(30),
            advice:
                "See whether `a2d2 run` is running with the role watch, and what it logs about this folder."
        ) { context in
            try await each(context) { folder in
                let waiting = try await FolderState.waiting(in: folder, context)
                let latest = context.now().addingTimeInterval(-900)
                let stuck = waiting.files.count { $0.changed < latest }
                return [Reading(.value(Double(stuck)), subject: folder.path, detail: waiting.remark)]
            }
        },
    ]

    private static func each(
        _ context: HealthContext, _ readings: (WatchedFolder) async throws -> [Reading]
    ) async throws -> [Reading] {
        guard !context.folders.isEmpty else {
            return [Reading(.notApplicable("no pipeline watches a folder"))]
        }
        var all: [Reading] = []
        for folder in context.folders { all += try await readings(folder) }
        return all
    }
}
