import Documents
import Extraction

/// What the pictures of a PDF's pages say of themselves, by qpdf. poppler tells it only by decoding them, and leaves
/// those that are too large for it out without a word: the page then looks blank.
final class PDFPictures {
    private let file: QPDFFile

    /// Larger ones poppler does not draw; those of 600 are drawn, in pieces.
    private static let mostMegapixels = 1000.0
    /// Pictures lie in forms that lie in forms; deeper ones, and more than that many, are left to the time limit.
    private static let deepest = 8
    private static let most = 2000

    /// Nil for a file that qpdf can't open; poppler, which mends more, reads it under the limits on time and memory.
    init?(path: String, passwords: Passwords) {
        do {
            file = try QPDFFile(path: path, passwords: passwords)
        } catch {
            return nil
        }
    }

    /// Throws a `Refusal` for a page with a picture that nobody should decode.
    ///
    /// - Parameter number: of the page, from 1.
    func check(page number: Int, against limits: ExtractionLimits) throws {
        defer { file.releaseHandles() }
        // Where qpdf counts fewer pages than poppler there is nothing to look at.
        guard let page = try? file.page(at: number - 1) else { return }
        var left = Self.most
        try check(resources: resources(of: page), against: limits, depth: 0, left: &left)
    }

    /// The size in pixels of the one picture that a page shows; nil when it shows none or several, or forms, in which others
    /// may be.
    ///
    /// - Parameter number: of the page, from 1.
    func onlyPicture(page number: Int) -> (width: Int, height: Int)? {
        defer { file.releaseHandles() }
        guard let page = try? file.page(at: number - 1), let resources = resources(of: page),
            let objects = file.value("XObject", of: resources)
        else { return nil }
        let keys = file.keys(objects)
        guard keys.count == 1, let picture = file.value(keys[0], of: objects), file.isStream(picture),
            isImage(picture)
        else { return nil }
        let (width, height) = (integer("Width", of: picture), integer("Height", of: picture))
        return width > 0 && height > 0 ? (width, height) : nil
    }

    private func check(
        resources: QPDFFile.Handle?, against limits: ExtractionLimits, depth: Int, left: inout Int
    ) throws {
        guard depth < Self.deepest, let resources, let objects = file.value("XObject", of: resources) else {
            return
        }
        for key in file.keys(objects) {
            left -= 1
            guard left > 0, let object = file.value(key, of: objects), file.isStream(object) else { continue }
            if isImage(object) {
                try check(picture: object, against: limits)
                if let mask = file.value("SMask", of: object) { try check(picture: mask, against: limits) }
            } else {
                try check(
                    resources: file.value("Resources", of: object), against: limits, depth: depth + 1,
                    left: &left)
            }
        }
    }

    private func check(picture: QPDFFile.Handle, against limits: ExtractionLimits) throws {
        let (width, height) = (integer("Width", of: picture), integer("Height", of: picture))
        guard width > 0, height > 0 else { return }
        let header = PictureHeader(
            width: width, height: height, bitsPerPixel: max(1, integer("BitsPerComponent", of: picture)))
        try header.checkForBomb(limits: limits, packedBytes: integer("Length", of: picture))
        guard header.megapixels <= Self.mostMegapixels else {
            throw Refusal(
                .pageTooLarge,
                "It shows a picture of \(Int(header.megapixels)) megapixels; no more than \(Int(Self.mostMegapixels)) can be drawn."
            )
        }
    }

    /// 0 where there is none.
    private func integer(_ key: String, of dictionary: QPDFFile.Handle) -> Int {
        guard let value = file.value(key, of: dictionary) else { return 0 }
        return file.integer(value) ?? 0
    }

    private func isImage(_ object: QPDFFile.Handle) -> Bool {
        guard let subtype = file.value("Subtype", of: object) else { return false }
        return file.isName(subtype, "Image")
    }

    /// Pages inherit them from the nodes of the page tree (ISO 32000-1 §7.7.3.4).
    private func resources(of page: QPDFFile.Handle) -> QPDFFile.Handle? {
        var node: QPDFFile.Handle? = page
        for _ in 0..<64 {
            guard let current = node else { return nil }
            if let resources = file.value("Resources", of: current) { return resources }
            node = file.value("Parent", of: current)
        }
        return nil
    }
}
