import Documents

/// An extractor that can't work here at all, whatever the document: what it needs is missing on this machine.
package struct ExtractorFault: MachineFault, Hashable, CustomStringConvertible {
    package let exit: ExtractorExit

    package var description: String {
        switch exit {
        case .missingLanguage:
            "a2d2-extractor has no language data for a language that the pipeline names; install tesseract-ocr-LANG"
        case .unconfined: "a2d2-extractor can't limit itself on this system, and does not read without limits"
        case .badRequest: "a2d2-extractor is of another version than a2d2"
        case .brokenEngine:
            "a2d2-extractor can't use the files of the second engine; run make second-engine, or remove them"
        case .outOfMemory, .orphaned: "a2d2-extractor ended with code \(exit.rawValue)"
        }
    }

    /// Nil for an ending that the document may have brought about.
    init?(_ ending: ChildEnding?) {
        guard case .exited(let code) = ending, let exit = ExtractorExit(rawValue: code) else { return nil }
        guard [.missingLanguage, .unconfined, .badRequest, .brokenEngine].contains(exit) else { return nil }
        self.exit = exit
    }
}
