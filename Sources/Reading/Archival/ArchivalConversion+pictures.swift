import Foundation

// ISO 19005-2 §6.2.8.
extension ArchivalConversion {
    mutating func convert(picture: QPDFFile.Handle, in file: inout QPDFFile) throws {
        guard seen.insert(file.identity(picture)).inserted else { return }
        for key in ["Alternates", "OPI", "Metadata", "Interpolate"] { file.remove(key, from: picture) }
        if let intent = file.value("Intent", of: picture).flatMap({ file.name($0) }),
            !Self.renderingIntents.contains(intent)
        {
            file.remove("Intent", from: picture)
        }
        try check("ColorSpace", of: picture, in: &file)
        for key in ["SMask", "Mask"] {
            guard let mask = file.value(key, of: picture), file.isStream(mask) else { continue }
            try convert(picture: mask, in: &file)
        }
        let isMask = file.value("ImageMask", of: picture).map { file.isTrue($0) } ?? false
        let filters = file.filters(of: picture)
        if filters.contains("JPXDecode") {
            guard filters.count == 1, let raw = file.raw(picture), JPEG2000Header(raw)?.isArchival == true
            else {
                throw NotArchival("A picture in JPEG 2000 is of a kind that PDF/A doesn't allow.")
            }
            return
        }
        let bits = file.value("BitsPerComponent", of: picture).flatMap { file.integer($0) }
        guard isMask ? (bits ?? 1) == 1 : bits.map({ [1, 2, 4, 8, 16].contains($0) }) ?? false else {
            throw NotArchival("A picture doesn't say how deep its colours are.")
        }
    }
}
