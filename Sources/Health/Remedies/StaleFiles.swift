import Documents
import Foundation
import Store

/// What killed processes left in the folders for temporary files.
enum StaleFiles {
    /// In seconds: no attempt takes as long.
    private static let grace: TimeInterval = 86_400

    /// Removes them, and answers how many.
    static func remove(_ context: HealthContext) async throws -> Int {
        let latest = context.now().addingTimeInterval(-grace)
        let folders = ["\(context.dataFolder)/tmp"] + [context.blobs.asFolder?.temporaries].compactMap(\.self)
        return try await BlockingWork.run {
            try folders.reduce(0) { try $0 + remove(in: $1, olderThan: latest) }
        }
    }

    private static func remove(in folder: String, olderThan latest: Date) throws -> Int {
        let files = FileManager.default
        guard files.fileExists(atPath: folder) else { return 0 }
        var count = 0
        for name in try files.contentsOfDirectory(atPath: folder) {
            let path = "\(folder)/\(name)"
            do {
                let changed = try files.attributesOfItem(atPath: path)[.modificationDate] as? Date
                guard let changed, changed < latest else { continue }
                try files.removeItem(atPath: path)
                count += 1
            } catch CocoaError.fileReadNoSuchFile, CocoaError.fileNoSuchFile {
                // Its owner was quicker.
                continue
            }
        }
        return count
    }
}
