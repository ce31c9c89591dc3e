import Documents
import Extraction
import Store

/// The key under which a stage's result is kept: content, stage, the options that the stage reads, the versions of the
/// tools, and the key of the stage before. Equal keys mean equal results, for whichever document.
enum MemoKey {
    static func make(
        hash: ContentHash, fileName: String, stage: StageName, options: String, version: String,
        before: String?
    ) throws -> String {
        // The name is a hint to the reader of text formats and to classification rules.
        let parts = [hash.hex, fileName, stage.rawValue, options, version, before ?? ""]
        return ContentHasher.hash(of: parts.joined(separator: "\n").utf8).hex
    }
}
