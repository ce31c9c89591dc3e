import Extraction
import StrictYAML

extension ExtractionOptions {
    static func read(_ section: Section) -> ExtractionOptions? {
        let usual = ExtractionOptions()
        var options = ExtractionOptions(
            ocr: section.value("ocr", .oneOf(OCR.self), default: usual.ocr),
            languages: section.value(
                "languages", .list(of: .language).distinct { $0 }.filled(), default: usual.languages),
            limits: section.section("limits", ExtractionLimits.read) ?? usual.limits,
            scans: section.section("scans", ScanOptions.read),
            secondEngine: section.value(
                "second-engine", .oneOf(SecondEngine.self), default: usual.secondEngine),
            pagesPerJob: section.value("pages-per-job", .pagesPerJob, default: usual.pagesPerJob))
        options.passwords = Passwords(section.value("passwords", .secrets, default: []))
        return options
    }
}

extension Shape where Value == Int? {
    /// A number of pages, or `all`, which is nil.
    fileprivate static var pagesPerJob: Shape {
        Shape<String>.text.checked { text in
            if text == "all" { return .value(nil) }
            guard let count = Int(text), (1...100_000).contains(count) else {
                return .mistake("\(quoted(text)) is neither a number of pages, from 1 to 100000, nor all")
            }
            return .value(count)
        }
    }
}

extension ExtractionLimits {
    fileprivate static func read(_ section: Section) -> ExtractionLimits? {
        let usual = ExtractionLimits()
        return ExtractionLimits(
            pages: section.value("pages", .integer(in: 1...100_000), default: usual.pages),
            megapixels: section.value("megapixels", .number(in: 1...2000), default: usual.megapixels),
            secondsPerPage: section.value(
                "seconds-per-page", .number(in: 1...3600), default: usual.secondsPerPage),
            // An A4 page at 300 dpi takes up to 350 MB of address space, the models included (decision 11).
            memory: section.value("memory", .bytes(in: (384 << 20)...(64 << 30)), default: usual.memory),
            children: section.section("children", ChildLimits.read) ?? usual.children)
    }
}

extension ChildLimits {
    fileprivate static func read(_ section: Section) -> ChildLimits? {
        let usual = ChildLimits()
        return ChildLimits(
            number: section.value("number", .integer(in: 0...100_000), default: usual.number),
            depth: section.value("depth", .integer(in: 0...20), default: usual.depth),
            size: section.value("size", .bytes(in: (1 << 20)...(1 << 40)), default: usual.size))
    }
}

extension Shape where Value == String {
    /// A language as Tesseract names it: mostly ISO 639-2/T, with a script where there are several (`chi_sim`).
    fileprivate static var language: Shape {
        text.checked { code in
            if code.wholeMatch(of: /[a-z]{3}(_[a-z_]+)?/) != nil { return .value(code) }
            let short = code.lowercased().prefix { $0.isLetter }
            return .mistake(
                "\(quoted(code)) is no language code of Tesseract, such as eng, deu or chi_sim",
                suggestion: threeLetterCodes[String(short)])
        }
    }

    /// What people write instead.
    private static var threeLetterCodes: [String: String] {
        [
            "en": "eng", "de": "deu", "fr": "fra", "ru": "rus", "es": "spa", "it": "ita", "nl": "nld",
            "pl": "pol",
            "pt": "por", "cs": "ces", "da": "dan", "sv": "swe", "fi": "fin", "uk": "ukr", "tr": "tur",
            "el": "ell",
            "english": "eng", "german": "deu", "deutsch": "deu", "french": "fra", "russian": "rus",
        ]
    }
}
