import CTesseract
import Documents
import Extraction
import Foundation
import Testing

@testable import Reading

@Suite("A searchable PDF of a picture")
struct SearchablePDFOfPictureTests {
    private let desk: RenditionDesk

    init() throws { desk = try RenditionDesk() }

    @Test(
        "shows every pixel of the original, and its words",
        arguments: [
            (MediaType.png, Int32(IFF_PNG), 1), (.png, Int32(IFF_PNG), 8), (.png, Int32(IFF_PNG), 32),
            (.tiff, Int32(IFF_TIFF_G4), 1), (.tiff, Int32(IFF_TIFF_LZW), 8), (.tiff, Int32(IFF_TIFF_ZIP), 32),
            (.bmp, Int32(IFF_BMP), 1), (.bmp, Int32(IFF_BMP), 8), (.bmp, Int32(IFF_BMP), 32),
            (.gif, Int32(IFF_GIF), 8),
        ])
    func keepsPixels(type: MediaType, format: Int32, depth: Int) throws {
        let picture = try TestPicture(width: 120, height: 90, depth: depth)
        try picture.write(to: desk.path("in"), format: format)
        let words = [RenditionDesk.word("Quittung", 0.1, 0.5, 0.5, 0.1)]
        let output = try desk.render(
            "in", as: type, pages: [RenditionDesk.page(words: words, width: 120, height: 90)])
        let probe = try PDFProbe(output)
        #expect(probe.pageCount == 1)
        #expect(try probe.size(ofPage: 0) == (120, 90))
        #expect(try probe.text(ofPage: 0) == "Quittung")
        #expect(try probe.grey(ofPage: 0, width: 120).pixels == picture.grey)
        #expect(PDFProbe.mistakes(in: output) == [])
    }

    @Test("passes a JPEG on as it is", arguments: 1...8)
    func passesJPEG(exif: Int) throws {
        let upright = try TestPicture(width: 64, height: 48, depth: 8)
        let stored = try upright.stored(exif: exif)
        try stored.write(to: desk.path("plain.jpg"), format: Int32(IFF_JFIF_JPEG))
        let jpeg = try withOrientation(exif, Data(contentsOf: URL(filePath: desk.path("plain.jpg"))))
        try jpeg.write(to: URL(filePath: desk.path("in.jpg")))
        let words = [RenditionDesk.word("Foto", 0.1, 0.6, 0.4, 0.2)]
        let output = try desk.render(
            "in.jpg", as: .jpeg, pages: [RenditionDesk.page(words: words, width: 64, height: 48)])
        #expect(try Data(contentsOf: URL(filePath: output)).range(of: jpeg) != nil)
        let drawn = try PDFProbe(output).grey(ofPage: 0, width: 64).pixels
        let difference = zip(drawn, upright.grey).map { abs(Int($0) - Int($1)) }.reduce(0, +)
        #expect(difference / drawn.count < 12)
        let box = try #require(try PDFProbe(output).box(of: "Foto", onPage: 0))
        #expect(abs(box.x - 0.1) < 0.01 && abs(box.y - 0.6) < 0.01)
        #expect(PDFProbe.mistakes(in: output) == [])
    }

    @Test("has a page for each picture of a phone")
    func heif() throws {
        let paper = try DrawnPaper()
        try paper.makeHEIF("in.heic", sheets: [["First"], ["Second"]])
        try FileManager.default.copyItem(atPath: paper.path("in.heic"), toPath: desk.path("in.heic"))
        let pages = (1...2).map { number in
            RenditionDesk.page(
                number, words: [RenditionDesk.word("Sheet\(number)", 0.1, 0.5, 0.5, 0.1)], width: 420,
                height: 595)
        }
        let output = try desk.render("in.heic", as: .heic, pages: pages)
        let probe = try PDFProbe(output)
        #expect(probe.pageCount == 2)
        #expect(try probe.text(ofPage: 1) == "Sheet2")
        // The ink of "First" in the upper left, and paper below it.
        let drawn = try probe.grey(ofPage: 0, width: 420).pixels
        #expect(drawn.prefix(420 * 70).contains { $0 < 80 })
        #expect(drawn.suffix(420 * 400).allSatisfy { $0 > 200 })
        #expect(PDFProbe.mistakes(in: output) == [])
    }

    @Test("is turned by the reader as by the searchable PDF", arguments: 1...8)
    func turnsAsTheReaderDoes(exif: Int) throws {
        let upright = try TestPicture(width: 64, height: 48, depth: 8)
        try upright.stored(exif: exif).write(to: desk.path("in.png"), format: Int32(IFF_PNG))
        try upright.write(to: desk.path("plain.jpg"), format: Int32(IFF_JFIF_JPEG))
        let jpeg = try withOrientation(exif, Data(contentsOf: URL(filePath: desk.path("plain.jpg"))))
        let orientation = ExifOrientation(jpeg: Array(jpeg))
        let seen = try orientation.applied(to: Pixels(pixRead(desk.path("in.png"))))
        #expect(TestPicture.grey(of: seen) == upright.grey)
        #expect(orientation.isSideways == (exif >= 5))
    }

    @Test("stands upright when recognition turned it", arguments: [0, 90, 180, 270])
    func turnsUpright(rotation: Int) throws {
        let upright = try TestPicture(width: 64, height: 48, depth: 8)
        // What turning by `rotation` makes upright is stored as EXIF's 6, 3 and 8 would be.
        let stored = try upright.stored(exif: [0: 1, 90: 6, 180: 3, 270: 8][rotation] ?? 1)
        try stored.write(to: desk.path("in.png"), format: Int32(IFF_PNG))
        let words = [RenditionDesk.word("Foto", 0.1, 0.6, 0.4, 0.2)]
        let page = RenditionDesk.page(words: words, rotation: rotation, width: 64, height: 48)
        let probe = try PDFProbe(try desk.render("in.png", as: .png, pages: [page]))
        #expect(try probe.grey(ofPage: 0, width: 64).pixels == upright.grey)
        let box = try #require(try probe.box(of: "Foto", onPage: 0))
        #expect(abs(box.x - 0.1) < 0.01 && abs(box.y - 0.6) < 0.01)
    }

    @Test("has a page for each frame of a TIFF, with that page's words")
    func keepsFrames() throws {
        for (index, depth) in [1, 8, 32].enumerated() {
            let picture = try TestPicture(width: 120, height: 90, depth: depth)
            try picture.append(toTIFF: desk.path("in.tif"), isFirst: index == 0)
        }
        let pages = (1...3).map { number in
            RenditionDesk.page(
                number, words: [RenditionDesk.word("Seite\(number)", 0.1, 0.1, 0.5, 0.1)], width: 120,
                height: 90)
        }
        let output = try desk.render("in.tif", as: .tiff, pages: pages)
        let probe = try PDFProbe(output)
        #expect(probe.pageCount == 3)
        for (index, depth) in [1, 8, 32].enumerated() {
            #expect(try probe.text(ofPage: index) == "Seite\(index + 1)")
            let picture = try TestPicture(width: 120, height: 90, depth: depth)
            #expect(try probe.grey(ofPage: index, width: 120).pixels == picture.grey)
        }
        let error = #expect(throws: Refusal.self) {
            try desk.render("in.tif", as: .tiff, pages: pages, limits: ExtractionLimits(pages: 2))
        }
        #expect(error?.code == .tooManyPages)
    }

    @Test("hardly outgrows the original")
    func staysSmall() throws {
        let picture = try TestPicture(width: 800, height: 600, depth: 32)
        let formats = [
            (MediaType.png, IFF_PNG), (.jpeg, IFF_JFIF_JPEG), (.tiff, IFF_TIFF_JPEG), (.tiff, IFF_TIFF_ZIP),
        ]
        for (type, format) in formats {
            try picture.write(to: desk.path("in"), format: Int32(format))
            let output = try desk.render("in", as: type, pages: [])
            let sizes = try [desk.path("in"), output].map { try Data(contentsOf: URL(filePath: $0)).count }
            #expect(sizes[1] < sizes[0] * 11 / 10 + 4000, "\(type) \(format)")
        }
    }

    @Test("has the size of a 300 dpi scan when nothing is known of the page")
    func guessesSize() throws {
        try TestPicture(width: 300, height: 150, depth: 8).write(
            to: desk.path("in.png"), format: Int32(IFF_PNG))
        let probe = try PDFProbe(try desk.render("in.png", as: .png, pages: []))
        #expect(try probe.size(ofPage: 0) == (72, 36))
    }

    @Test("is refused for what is no picture, or a page that is too large")
    func refuses() throws {
        for type in [MediaType.png, .jpeg, .tiff, .bmp, .gif, .webp] {
            for bytes in [Data(), Data("no picture".utf8), Data([0xFF, 0xD8, 0xFF, 0xE0, 0, 16])] {
                try bytes.write(to: URL(filePath: desk.path("bad")))
                let error = #expect(throws: Refusal.self) { try desk.render("bad", as: type, pages: []) }
                #expect(error?.code == .corruptImage)
            }
        }
        try TestPicture(width: 400, height: 300, depth: 8).write(
            to: desk.path("in.png"), format: Int32(IFF_PNG))
        let error = #expect(throws: Refusal.self) {
            try desk.render("in.png", as: .png, pages: [], limits: ExtractionLimits(megapixels: 0.1))
        }
        #expect(error?.code == .pageTooLarge)
    }

    /// The JPEG with an EXIF segment that has nothing but the orientation.
    private func withOrientation(_ orientation: Int, _ jpeg: Data) throws -> Data {
        let tiff: [UInt8] = [
            0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, UInt8(orientation), 0, 0, 0,
            0, 0, 0,
        ]
        let exif = Array("Exif\0\0".utf8) + tiff
        return jpeg.prefix(2) + Data([0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif) + jpeg.dropFirst(2)
    }
}
