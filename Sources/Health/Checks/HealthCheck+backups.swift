import Foundation

extension HealthCheck {
    static let backups = [
        HealthCheck(
            "backups.age", "the age of the newest backup", .seconds,
            Thresholds(warning: 93_600, critical: 183_600, failed: .warning), isLocal: true,
            isDownWhenLate: true,
            advice: "`a2d2 backup create` makes one; the schedule cron/backup.yaml makes one every night."
        ) { context in
            guard let newest = try await context.backups().map(\.madeAt).max() else {
                return [Reading(.failed("there is no backup"))]
            }
            return [Reading(.value(max(0, context.now().timeIntervalSince(newest))))]
        },
        HealthCheck(
            "backups.verified", "how long ago a backup was last read back and found whole", .seconds,
            Thresholds(warning: 691_200, critical: 2_592_000, failed: .warning),
            dependsOn: ["backups.age"], isLocal: true, isDownWhenLate: true,
            advice: "`a2d2 backup verify` reads the newest one back."
        ) { context in
            let backups = try await context.backups()
            guard !backups.isEmpty else { return [Reading(.notApplicable("there is no backup"))] }
            guard let newest = backups.compactMap(\.verifiedAt).max() else {
                return [Reading(.failed("no backup was ever verified"))]
            }
            return [Reading(.value(max(0, context.now().timeIntervalSince(newest))))]
        },
    ]
}
