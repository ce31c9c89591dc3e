package import Documents
import Store

extension Pipeline {
    /// The first 12 hexadecimal digits of the SHA-256 of what the pipeline means: comments, the order of keys and
    /// spelled-out defaults leave it as it is, any other change makes a new one.
    package var version: String {
        String(ContentHasher.hash(of: CanonicalJSON.text(of: self).utf8).hex.prefix(12))
    }

    /// The options that a stage reads, as canonical JSON: the part of a memo's key that a pipeline owns.
    /// A stage whose options didn't change needn't run again.
    package func memoOptions(for stage: StageName) -> String {
        switch stage {
        case .ingest: CanonicalJSON.text(of: watch)
        case .extract: CanonicalJSON.text(of: extract)
        case .classify: CanonicalJSON.text(of: classify)
        case .enrich: CanonicalJSON.text(of: enrich)
        case .persist: CanonicalJSON.text(of: persist)
        // No document passes there, so no pipeline has a say.
        case .fire: ""
        }
    }
}
