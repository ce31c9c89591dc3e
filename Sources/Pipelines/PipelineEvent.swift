package import StrictYAML

/// What a look at the folder of pipelines found.
package enum PipelineEvent: Sendable, Hashable {
    case added(Pipeline)
    case changed(Pipeline, from: Pipeline)
    case removed(Pipeline)
    /// A file that can't be used: what it said last stays in force, if it ever said something usable.
    case refused(file: String, mistakes: [ConfigurationMistake])
    /// A file that couldn't be used, and now can.
    case mended(file: String)
}
