import Extraction
import Foundation
import Health
import Jobs
import Logging
import Operations
import Pipelines
import Stages
import Store

/// The role `work`: takes documents through their stages.
extension Assembly {
    func extractorPool() throws -> ExtractorPool {
        ExtractorPool(
            executable: try ExtractorLocation.path(), size: settings.workers.extractors,
            tessdata: settings.tessdata,
            reach: ExtractorReach(
                readable: [installation.blobs.lendingFolder], writable: [workFolder],
                secondEngine: settings.secondEngine?.folder),
            logger: logger)
    }

    /// Where renditions are made before they go to the outbox.
    private var workFolder: String { "\(settings.dataFolder)/tmp" }

    func documentProcessor(_ register: PipelineRegister, reader: any DocumentReader, bell: Bell) throws
        -> Processor
    {
        if !ExtractorReach.isEnforced {
            logger.notice(
                "this kernel has no Landlock: nothing but file modes keeps extractors from other files")
        }
        if settings.secondEngine == nil {
            let place =
                settings.secondEngineFolder.map { "it is not in \($0)" } ?? "make second-engine installs it"
            logger.info(
                "no second OCR engine (\(place)): pages read unsurely are read again by Tesseract alone")
        }
        let store = installation.store
        let outbox = Outbox(folder: settings.outbox)
        // The folder itself stays: extractors are let into it, and not into another of its name.
        let files = FileManager.default
        try files.createDirectory(atPath: workFolder, withIntermediateDirectories: true)
        for name in try files.contentsOfDirectory(atPath: workFolder) {
            try files.removeItem(atPath: "\(workFolder)/\(name)")
        }
        // Workers on other machines may be writing to the same outbox; but none has the private cluster.
        try outbox.sweep(olderThan: installation.isEmbedded ? 0 : 3600)
        let runner = Runner(
            stages: [
                ExtractStage(
                    reader: reader, store: store, blobs: installation.blobs, workFolder: workFolder,
                    hasSecondEngine: settings.secondEngine != nil),
                ClassifyStage(store: store),
                EnrichStage(store: store),
                PersistStage(
                    store: store, blobs: installation.blobs, reader: reader, outbox: outbox,
                    workFolder: workFolder),
            ],
            store: store, pipelines: register, logger: logger)
        return Processor(
            queue: JobQueue(database: installation.database, leaseDuration: settings.lease), handler: runner,
            options: Processor.Options(
                concurrency: settings.concurrency,
                retry: RetryPolicy(maxAttempts: settings.maxAttempts), poll: settings.poll,
                drain: settings.drain, memory: MemoryBudget(total: try memoryForJobs() >> 20),
                isOnlyWorker: installation.isEmbedded),
            bell: bell, logger: logger)
    }

    /// In bytes. What the second engine takes for each extractor is set aside: no forecast of a document, which may have
    /// been made on a machine without one, knows of it.
    private func memoryForJobs() throws -> Int {
        if let memory = settings.workers.memory { return memory }
        let usual = try MemoryFigures().free / 4 * 3
        guard settings.secondEngine != nil else { return usual }
        return max(usual - (settings.workers.extractors * SecondEngineFiles.megabytes) << 20, usual / 2)
    }
}
