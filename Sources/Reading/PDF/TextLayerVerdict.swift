package import Extraction

/// What to do with a page, judged by its text layer.
package enum TextLayerVerdict: Sendable, Hashable {
    /// The layer is the text of the page.
    case keep
    /// The layer is not the text of the page, or not all of it: recognise the page.
    case recognise
    /// Recognise the page; keep the layer if that finds no more than it has.
    case compare

    /// The layer is in a script that none of the languages reads: better than anything that they would make of it.
    case keepUnread(WritingScript)

    /// - Parameter languages: Tesseract's, of the pipeline.
    package init(_ facts: TextLayerFacts, ocr: ExtractionOptions.OCR, languages: [String]) {
        switch ocr {
        case .skip: self = .keep
        case .force: self = .recognise
        case .redo: self = facts.isFromOCR ? .recognise : Self.automatic(facts)
        case .auto: self = Self.automatic(facts)
        }
        guard ocr != .force, self != .keep, facts.words > 0, !facts.isGarbage, let script = facts.script,
            !script.isRead(by: languages)
        else { return }
        self = .keepUnread(script)
    }

    private static func automatic(_ facts: TextLayerFacts) -> TextLayerVerdict {
        if facts.words == 0 || facts.isGarbage { return .recognise }
        // A scan with a stamp or a page number typed over it.
        let isSparse = facts.words < 30
        if facts.pictureCover > 0.5, isSparse { return .compare }
        // A scan with a typed header: the words stand beside the picture, which must hold the text.
        if facts.pictureCover > 0.6, facts.wordsOnPictures * 4 < facts.words { return .compare }
        // A font that says wrong characters, or an earlier recognition that went wrong.
        return facts.plausibility.isDoubtful ? .compare : .keep
    }
}

extension TextLayerFacts {
    /// Fonts without a map to Unicode give private, control or replacement characters, or signs at random.
    package var isGarbage: Bool {
        if broken * 10 > signs { return true }
        return signs >= 40 && lettersAndDigits * 3 < signs
    }

    /// Words that lie over a picture that fills the page: an earlier OCR's.
    package var isFromOCR: Bool {
        words > 0 && pictureCover > 0.5 && wordsOnPictures * 10 >= words * 8
    }
}
