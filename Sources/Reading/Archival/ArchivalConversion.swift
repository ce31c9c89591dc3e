import CQPDF
import Foundation

/// Makes a PDF conform to PDF/A-2b (ISO 19005-2) in place. Pages stay as they are drawn: what the standard forbids and no
/// page shows (scripts, actions, transfer functions) goes, what it asks for (metadata, an output intent) comes.
/// Whatever else stands against it throws `NotArchival`; the file is then half changed and worthless.
struct ArchivalConversion {
    /// Of each kind, what has been looked at already.
    var seen: Set<Int> = []
    /// By the font's object number.
    var fonts: [Int: FontUse] = [:]
    /// How each spot colour is to be shown, which must be the same wherever it occurs.
    var spotColours: [String: String] = [:]
    /// A device's own CMYK, where no other space can be put in its place.
    var usesInks = false
    /// The space that stands for a device's own CMYK, once it is needed.
    private var inks: PDFReference?
    var resources: Set<Int> = []
    /// By name, the standard fonts that were put in, each once.
    var standardFonts: [String: PDFReference] = [:]
    /// The page whose resources a form without any falls back on.
    var pageResources = 0

    static let deepest = 24
    /// ISO 19005-2 §6.1.13.
    static let pageSides = 3.0...14_400.0

    mutating func convert(_ file: inout QPDFFile) throws {
        try convertCatalog(&file)
        for index in 0..<(try file.pageCount()) {
            try convertPage(index, in: &file)
            try file.check()
            file.releaseHandles()
        }
        try convertAcroForm(&file)
        try checkFonts(&file)
        try sayInks(&file)
        try mark(&file)
        var limits = ArchivalLimits()
        try limits.check(&file)
        try file.check()
    }

    private mutating func convertPage(_ index: Int, in file: inout QPDFFile) throws {
        let page = try file.page(at: index)
        for key in ["AA", "PresSteps", "Metadata"] { file.remove(key, from: page) }
        try checkSize(of: page, in: file)
        // What a page inherits, PDF/A wants said at the page itself.
        let resources = file.inherited("Resources", by: page) ?? file.object([:])
        pageResources = indirect(resources, as: "Resources", of: page, in: file)
        if let group = file.value("Group", of: page) { try convert(group: group, in: &file) }
        try convert(resources: file.handle(PDFReference(number: pageResources)), in: &file, depth: 0)
        guard let content = file.content(of: page) else {
            throw NotArchival("The content of a page is damaged.")
        }
        try inspect(content: content, resources: file.handle(PDFReference(number: pageResources)), in: &file)
        try convertAnnotations(of: page, in: &file)
        // A picture of the page, for lists of pages: viewers make their own.
        file.remove("Thumb", from: page)
    }

    private func checkSize(of page: QPDFFile.Handle, in file: borrowing QPDFFile) throws {
        for key in ["MediaBox", "CropBox"] {
            guard let box = file.inherited(key, by: page), !fits(box, in: file) else { continue }
            throw NotArchival("A page is smaller or larger than PDF/A allows.")
        }
        // What these say is for printers; a viewer shows the same without them.
        for key in ["BleedBox", "TrimBox", "ArtBox"] {
            if let box = file.value(key, of: page), !fits(box, in: file) { file.remove(key, from: page) }
        }
    }

    private func fits(_ box: QPDFFile.Handle, in file: borrowing QPDFFile) -> Bool {
        let corners = (file.items(box) ?? []).compactMap { file.number($0) }
        return corners.count == 4 && Self.pageSides.contains(abs(corners[2] - corners[0]))
            && Self.pageSides.contains(abs(corners[3] - corners[1]))
    }

    /// The object's number, which it is given when it has none.
    func indirect(
        _ object: QPDFFile.Handle, as key: String, of parent: QPDFFile.Handle, in file: borrowing QPDFFile
    ) -> Int {
        let identity = file.identity(object)
        if identity != 0 {
            file.replace(key, of: parent, with: object)
            return identity
        }
        let made = qpdf_make_indirect_object(file.data, object)
        file.replace(key, of: parent, with: made)
        return file.identity(made)
    }

    /// Once to mend what can be, and again: fonts share parts, and what was made right for one may be wrong for another.
    private mutating func checkFonts(_ file: inout QPDFFile) throws {
        for isMending in [true, false] {
            for (number, use) in fonts.sorted(by: { $0.key < $1.key }) {
                let font = file.handle(PDFReference(number: number))
                if isMending, use.isVisible, !use.isComposite { try embedStandardFont(in: font, &file) }
                try ArchivalFont(use: use, isMending: isMending).check(font, in: file)
                try file.check()
                file.releaseHandles()
            }
        }
    }

    /// A device's own CMYK is shown by the colours of usual inks, wherever it occurs.
    mutating func inks(in file: inout QPDFFile) throws -> QPDFFile.Handle {
        let reference = try inks ?? file.add(ArchivalMarks.addInks(to: &file))
        inks = reference
        return file.handle(reference)
    }

    private mutating func sayInks(_ file: inout QPDFFile) throws {
        guard usesInks else { return }
        for number in resources.sorted() {
            let resources = file.handle(PDFReference(number: number))
            let spaces = file.shallowCopy(file.value("ColorSpace", of: resources))
            file.replace("DefaultCMYK", of: spaces, with: try inks(in: &file))
            file.replace("ColorSpace", of: resources, with: spaces)
        }
    }

    private func mark(_ file: inout QPDFFile) throws {
        let trailer = qpdf_get_trailer(file.data)
        var metadata = ArchivalMetadata()
        if let information = file.value("Info", of: trailer) {
            func text(_ key: String, _ file: borrowing QPDFFile) -> String? {
                file.value(key, of: information).flatMap { file.text($0) }
            }
            metadata = ArchivalMetadata(
                title: text("Title", file), author: text("Author", file), subject: text("Subject", file),
                keywords: text("Keywords", file), creator: text("Creator", file),
                producer: text("Producer", file), created: text("CreationDate", file),
                modified: text("ModDate", file))
        }
        let entries = try ArchivalMarks.add(to: &file, metadata: metadata)
        for key in file.keys(trailer) where !["Root", "Info", "ID"].contains(key) {
            file.remove(key, from: trailer)
        }
        // qpdf writes the true one, where there is one.
        file.replace("Size", of: trailer, with: file.object(0))
        let root = file.root()
        for (key, value) in entries { file.replace(key, of: root, with: file.object(value)) }
    }
}
