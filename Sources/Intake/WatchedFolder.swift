package import Pipelines

/// One folder that a pipeline watches, with its place on this machine.
package struct WatchedFolder: Sendable, Hashable {
    /// Absolute.
    package var path: String
    package var pipeline: String
    package var options: WatchOptions

    package init(path: String, pipeline: String, options: WatchOptions) {
        self.path = path
        self.pipeline = pipeline
        self.options = options
    }

    /// Every folder that `pipelines` watch; a relative one lies under `dataFolder`.
    package static func all(of pipelines: [Pipeline], dataFolder: String) -> [WatchedFolder] {
        pipelines.flatMap { pipeline in
            pipeline.watch.map { options in
                let path = options.folder.hasPrefix("/") ? options.folder : "\(dataFolder)/\(options.folder)"
                return WatchedFolder(path: path, pipeline: pipeline.name, options: options)
            }
        }
    }
}
