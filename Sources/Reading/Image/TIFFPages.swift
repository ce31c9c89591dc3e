import CTesseract

/// The pages of a TIFF.
struct TIFFPages {
    let path: String

    /// Stops counting at `most`: a directory that points back at itself has no last page.
    func count(upTo most: Int) -> Int {
        guard let stream = fopenReadStream(path) else { return 0 }
        defer { fclose(stream) }
        var count: Int32 = 0
        guard tiffGetCount(stream, &count) == 0 else { return 0 }
        return min(Int(count), most)
    }
}
