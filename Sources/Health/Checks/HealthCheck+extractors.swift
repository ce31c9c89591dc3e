import Documents
import Extraction
import Foundation
import Store

extension HealthCheck {
    static let extractors = [
        HealthCheck(
            "extractors.page", "how long a new extractor takes to read the built-in page", .seconds,
            Thresholds(warning: 20, critical: 60), isLocal: true, timeout: .seconds(90), isDownWhenLate: true,
            advice:
                "No picture and no scan is read while this fails. `a2d2 try FILE` shows what the extractor says."
        ) { context in
            guard let extractor = context.extractor else { return [nothingReadsHere] }
            return [try await TestPage(languages: context.languages).read(by: extractor, in: context)]
        },
        HealthCheck(
            "extractors.losses", "readings of the last hour that crashed an extractor or broke its limits",
            .share, Thresholds(warning: 0.05, critical: 0.25), dependsOn: ["database.reachable"],
            advice:
                "`a2d2 documents list --state quarantined` names the documents. One bad file is no trouble; many kinds of file are: see memory and CPU."
        ) { context in
            let since = context.now().addingTimeInterval(-3600)
            let reading = try await QueueVitals.reading(since: since, on: try context.reachableDatabase())
            guard reading.runs >= 20 else {
                return [Reading(.notApplicable("\(reading.runs) readings are too few to tell"))]
            }
            return [
                Reading(
                    .value(Double(reading.losses) / Double(reading.runs)),
                    detail: "\(reading.losses) of \(reading.runs)")
            ]
        },
        HealthCheck(
            "extractors.memory", "the memory of the largest extractor at work, of all the machine's", .share,
            Thresholds(warning: 0.4, critical: 0.7), isLocal: true,
            advice: "Lower extract.limits.memory of the pipelines, or workers.extractors."
        ) { _ in
            let children = try await BlockingWork.run { try ProcessTable().memory(of: "a2d2-extractor") }
            guard let largest = children.max() else {
                return [Reading(.notApplicable("no extractor is at work"))]
            }
            let total = try await BlockingWork.run { try MemoryFigures().total }
            return [
                Reading(
                    .value(Double(largest) / Double(total)),
                    detail: "\(children.count) at work, the largest has \(largest >> 20) MiB")
            ]
        },
        HealthCheck(
            "languages.data", "whether Tesseract has the data of each language that the pipelines name",
            .verdict, dependsOn: ["extractors.page"], isLocal: true, timeout: .seconds(120),
            advice: "Install tesseract-ocr-LANG, or name a folder that has its data as tessdata in a2d2.yaml."
        ) { context in
            guard let extractor = context.extractor else { return [nothingReadsHere] }
            var readings: [Reading] = []
            for language in context.languages {
                readings.append(try await TestPage.reading(of: language, by: extractor, in: context))
            }
            return readings
        },
    ]

    private static let nothingReadsHere = Reading(.notApplicable("this machine reads no documents"))
}
