import CTesseract
import Documents

/// A picture in memory, Leptonica's. Every operation gives a new one; what it can't allocate is `out-of-memory`.
struct Pixels: ~Copyable {
    let handle: UnsafeMutablePointer<Pix>

    /// Takes over what a function of Leptonica returned; nil there means that memory was lacking, once the
    /// arguments are sound.
    init(_ handle: UnsafeMutablePointer<Pix>?) throws {
        guard let handle else {
            throw Refusal(.outOfMemory, "A picture of it takes more memory than its limit allows.")
        }
        self.handle = handle
    }

    deinit {
        var handle: UnsafeMutablePointer<Pix>? = handle
        pixDestroy(&handle)
    }

    /// White, of 8 bits grey.
    init(greyWidth width: Int, height: Int) throws {
        try self.init(pixCreate(Int32(width), Int32(height), 8))
        pixSetAllArbitrary(handle, 255)
    }

    var width: Int { Int(pixGetWidth(handle)) }
    var height: Int { Int(pixGetHeight(handle)) }
    var depth: Int { Int(pixGetDepth(handle)) }

    /// Dots per inch as the file says, nil when it does not or says nonsense.
    var resolution: Double? {
        let value = Double(pixGetXRes(handle))
        return (50...2400).contains(value) ? value : nil
    }

    /// Another reference to the same picture.
    func shared() throws -> Pixels { try Pixels(pixClone(handle)) }

    /// Up to here Tesseract gets the colours, by which it tells ink from paper a little better. They take four times the
    /// memory of grey.
    private static let mostPixelsInColour = 20_000_000

    /// On white, without palette, 8 bits grey or, of a page of usual size, colours; one bit stays one bit.
    func flattened() throws -> Pixels {
        if depth == 1, pixGetColormap(handle) == nil { return try shared() }
        let opaque = try withoutAlpha()
        let plain = try Pixels(pixRemoveColormap(opaque.handle, Int32(REMOVE_CMAP_BASED_ON_SRC)))
        let isColour = plain.depth == 32 && width * height <= Self.mostPixelsInColour
        if plain.depth == 1 || isColour { return plain }
        return try Pixels(pixConvertTo8(plain.handle, 0))
    }

    private func withoutAlpha() throws -> Pixels {
        guard depth == 32, pixGetSpp(handle) == 4 else { return try shared() }
        return try Pixels(pixAlphaBlendUniform(handle, 0xFFFF_FF00))
    }

    /// - Parameter quarters: of a full turn, clockwise.
    func turned(quarters: Int) throws -> Pixels {
        quarters % 4 == 0 ? try shared() : try Pixels(pixRotateOrth(handle, Int32(quarters % 4)))
    }

    /// Left for right.
    func mirrored() throws -> Pixels { try Pixels(pixFlipLR(nil, handle)) }

    func scaled(by factor: Double) throws -> Pixels {
        try Pixels(pixScale(handle, Float(factor), Float(factor)))
    }

    /// - Parameter box: in fractions of the picture.
    func cut(_ box: Documents.Box) throws -> Pixels {
        let (across, down) = (Double(width), Double(height))
        var area = boxCreate(
            Int32(box.x * across), Int32(box.y * down), max(1, Int32(box.width * across)),
            max(1, Int32(box.height * down)))
        defer { boxDestroy(&area) }
        return try Pixels(pixClipRectangle(handle, area, nil))
    }
}
