import Documents
import Foundation
import Store

extension HealthCheck {
    static let blobStore = [
        HealthCheck(
            "blobs.probe", "how long it takes to write, read and delete a probe", .seconds,
            Thresholds(warning: 2, critical: 15), isLocal: true, timeout: .seconds(30), isDownWhenLate: true,
            advice:
                "See the disk or the bucket that holds the blobs: full, read-only, failing, out of reach? No document is taken meanwhile."
        ) { context in
            let blobs = context.blobs
            do {
                return [Reading(.value(try await BlockingWork.run { try BlobProbe(blobs: blobs).seconds() }))]
            } catch {
                return [Reading(.failed("\(error)"))]
            }
        },
        HealthCheck(
            "blobs.sample", "blobs of a random sample whose bytes are not what their name says",
            .count("blobs"), Thresholds(critical: 1), isLocal: true, timeout: .seconds(60),
            advice:
                "The disk or the bucket has changed what was written: replace it. `a2d2 backup` holds sound copies; the documents can also be handed in again."
        ) { context in
            let blobs = context.blobs
            let sample: (checked: Int, damaged: [ContentHash])
            do {
                sample = try await BlockingWork.run { try BlobSample(blobs: blobs).check() }
            } catch {
                return [Reading(.failed("\(error)"))]
            }
            guard sample.checked > 0 else { return [Reading(.notApplicable("there are no blobs yet"))] }
            let names = sample.damaged.prefix(3).map(\.hex).joined(separator: ", ")
            return [
                Reading(
                    .value(Double(sample.damaged.count)),
                    detail: names.isEmpty ? "\(sample.checked) looked at" : names)
            ]
        },
    ]
}
