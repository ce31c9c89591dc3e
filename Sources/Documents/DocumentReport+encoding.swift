extension DocumentReport {
    private enum Key: String, CodingKey {
        case file, sha256, mediaType, pageCount, language, pages, classification, fields, findings, summary
        case verification, children, refusal, seconds, id, state, pipeline, pipelineVersion, tags, arrived
        case reviewReason, outbox, barcodes
    }

    /// Keys of the contract are always there, null where nothing is known; the store's own only where they apply.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(file, forKey: .file)
        try container.encode(sha256, forKey: .sha256)
        try container.encode(mediaType, forKey: .mediaType)
        try container.encode(pageCount, forKey: .pageCount)
        try container.encode(language, forKey: .language)
        try container.encode(pages, forKey: .pages)
        try container.encode(classification, forKey: .classification)
        try container.encode(fields, forKey: .fields)
        try container.encode(findings, forKey: .findings)
        try container.encode(summary, forKey: .summary)
        try container.encode(verification, forKey: .verification)
        try container.encode(children, forKey: .children)
        try container.encode(refusal, forKey: .refusal)
        try container.encodeIfPresent(seconds, forKey: .seconds)
        try container.encodeIfPresent(id, forKey: .id)
        try container.encodeIfPresent(state, forKey: .state)
        try container.encodeIfPresent(pipeline, forKey: .pipeline)
        try container.encodeIfPresent(pipelineVersion, forKey: .pipelineVersion)
        try container.encodeIfPresent(tags, forKey: .tags)
        try container.encodeIfPresent(arrived, forKey: .arrived)
        try container.encodeIfPresent(reviewReason, forKey: .reviewReason)
        try container.encodeIfPresent(outbox, forKey: .outbox)
        try container.encodeIfPresent(barcodes, forKey: .barcodes)
    }
}
