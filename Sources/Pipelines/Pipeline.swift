package import Agents
package import Classification
package import Extraction

/// What one file in `pipelines/` says: which folders, and which options for each stage.
package struct Pipeline: Sendable, Hashable, Codable {
    /// Kebab-case, unique among the pipelines of a folder.
    package var name: String
    package var watch: [WatchOptions]
    package var extract: ExtractionOptions
    package var classify: ClassificationOptions
    package var enrich: EnrichmentOptions
    package var persist: PersistOptions

    package init(
        name: String, watch: [WatchOptions] = [], extract: ExtractionOptions = ExtractionOptions(),
        classify: ClassificationOptions = ClassificationOptions(),
        enrich: EnrichmentOptions = EnrichmentOptions(), persist: PersistOptions = PersistOptions()
    ) {
        self.name = name
        self.watch = watch
        self.extract = extract
        self.classify = classify
        self.enrich = enrich
        self.persist = persist
    }
}
