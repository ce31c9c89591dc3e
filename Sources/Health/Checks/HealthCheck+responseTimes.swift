import Foundation
import Store

extension HealthCheck {
    static let responseTimes = [
        HealthCheck(
            "response.stored", "from arrival to the shelf, 95 of 100 documents stored in the last 15 minutes",
            .seconds, Thresholds(warning: 600, critical: 3600), dependsOn: ["database.reachable"],
            advice:
                "Documents take longer than agreed. `a2d2 status` shows which stage they wait for; add workers there."
        ) { context in
            let (documents, p95) = try await QueueVitals.timeToStore(
                since: lately(context), on: try context.reachableDatabase())
            guard let p95 else { return [Reading(.notApplicable("nothing was stored lately"))] }
            return [Reading(.value(p95), detail: "\(documents) documents")]
        },
        HealthCheck(
            "response.page", "how long a page took to read, on average of the last 15 minutes", .seconds,
            Thresholds(warning: 20, critical: 60), dependsOn: ["database.reachable"],
            advice: "See what else uses the CPU; scans of a high resolution and many languages cost most."
        ) { context in
            let (pages, seconds) = try await QueueVitals.secondsPerPage(
                since: lately(context), on: try context.reachableDatabase())
            guard let seconds else { return [Reading(.notApplicable("nothing was read lately"))] }
            return [Reading(.value(seconds), detail: "\(pages) pages")]
        },
    ]

    private static func lately(_ context: HealthContext) -> Date {
        context.now().addingTimeInterval(-900)
    }
}
