import Documents
import Extraction
import Testing

@Suite("Documents of Office before 2007", .timeLimit(.minutes(10)))
struct OldOfficeTests {
    private func text(_ name: String, _ content: [DrawnPaper.Stored]) async throws -> ExtractedDocument {
        let paper = try DrawnPaper()
        try paper.makeCompound(name, content)
        let document = try await paper.readWhole(name).document
        await paper.pool.shutdown()
        return document
    }

    private static func little(_ number: Int, bytes: Int) -> [UInt8] {
        (0..<bytes).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    private static func wide(_ text: String) -> [UInt8] {
        text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }

    /// A document in two pieces, the second of which lies before the first.
    private static func word(first: String, second: [UInt8], flags: Int = 0) -> [DrawnPaper.Stored] {
        var stream = [UInt8](repeating: 0, count: 0x400) + second
        let start = stream.count
        stream += wide(first)
        let characters = first.utf16.count
        let positions = [0, characters, characters + second.count].flatMap { little($0, bytes: 4) }
        func piece(_ place: Int) -> [UInt8] { [0, 0] + little(place, bytes: 4) + [0, 0] }
        let list = positions + piece(start) + piece(0x4000_0000 | 2 * 0x400)
        // A format comes before the list of pieces, and means nothing here.
        let table = [1] + little(2, bytes: 2) + [9, 9] + [2] + little(list.count, bytes: 4) + list
        stream.replaceSubrange(0..<2, with: little(0xA5EC, bytes: 2))
        stream.replaceSubrange(0x0A..<0x0C, with: little(flags, bytes: 2))
        stream.replaceSubrange(0x1A2..<0x1AA, with: little(0, bytes: 4) + little(table.count, bytes: 4))
        return [.stream("WordDocument", stream), .stream("0Table", table)]
    }

    @Test(
        "Word: pieces in their order, cells beside each other, what fields show and not what they are made of"
    )
    func wordDocument() async throws {
        let document = try await text(
            "letter.doc",
            Self.word(
                first:
                    "Привет\rName\u{07}Price\u{07}\u{07}Fence\u{07}3\u{07}\u{07}See \u{13} HYPERLINK x \u{14}here\u{15}\r",
                second: [UInt8]("Caf".utf8) + [0xE9, 0x0C] + [UInt8]("Second page\r".utf8)))
        #expect(document.mediaType == .doc)
        #expect(document.pages.map(\.text) == ["Привет\nName Price\nFence 3\nSee here\nCafé", "Second page"])
    }

    @Test("Word: a document with a password is refused")
    func lockedWord() async throws {
        let refusal = await #expect(throws: Refusal.self) {
            try await text("locked.doc", Self.word(first: "x", second: [], flags: 0x0100))
        }
        #expect(refusal?.code == .encrypted)
    }

    @Test("PowerPoint: of each slide the version in force, its outline and its boxes")
    func slideShow() async throws {
        func record(_ kind: Int, _ body: [UInt8], instance: Int = 0, isContainer: Bool = false) -> [UInt8] {
            Self.little(instance << 4 | (isContainer ? 0xF : 0), bytes: 2) + Self.little(kind, bytes: 2)
                + Self.little(body.count, bytes: 4) + body
        }
        func slide(_ text: String) -> [UInt8] {
            let box = record(0xF00D, record(0x0FA8, [UInt8](text.utf8)), isContainer: true)
            return record(0x03EE, record(0xF004, box, isContainer: true), isContainer: true)
        }
        func place(_ number: Int) -> [UInt8] { record(0x03F3, Self.little(number, bytes: 4) + [0, 0, 0, 0]) }
        let slides = place(2) + record(0x0FA0, Self.wide("Ziele\rЦели")) + place(3)
        let list = record(0x0FF0, slides, isContainer: true)
        let notes = record(0x0FF0, record(0x0FA8, [UInt8]("Notes".utf8)), instance: 2, isContainer: true)
        var stream = record(0x03E8, list + notes, isContainer: true)
        var places = [0, stream.count]
        stream += slide("An older version")
        places.append(stream.count)
        stream += slide("The second slide")
        func directory(_ first: Int, _ targets: [Int]) -> [UInt8] {
            record(
                0x1772,
                Self.little(targets.count << 20 | first, bytes: 4)
                    + targets.flatMap { Self.little($0, bytes: 4) })
        }
        func edit(before: Int, directory: Int) -> [UInt8] {
            record(
                0x0FF5,
                [UInt8](repeating: 0, count: 8) + Self.little(before, bytes: 4)
                    + Self.little(directory, bytes: 4) + Self.little(1, bytes: 4) + [0, 0, 0, 0])
        }
        let firstDirectory = stream.count
        stream += directory(1, places)
        let firstEdit = stream.count
        stream += edit(before: 0, directory: firstDirectory)
        let changed = stream.count
        stream += slide("The first slide")
        let secondDirectory = stream.count
        stream += directory(2, [changed])
        let secondEdit = stream.count
        stream += edit(before: firstEdit, directory: secondDirectory)
        let user = [UInt8](repeating: 0, count: 16) + Self.little(secondEdit, bytes: 4)
        let document = try await text(
            "show.ppt", [.stream("PowerPoint Document", stream), .stream("Current User", user)])
        #expect(document.mediaType == .ppt)
        #expect(document.pages.map(\.text) == ["The first slide\nZiele\nЦели", "The second slide"])
    }

    @Test("Excel: a page for each sheet, numbers and texts in their rows")
    func workbook() async throws {
        func record(_ kind: Int, _ body: [UInt8]) -> [UInt8] {
            Self.little(kind, bytes: 2) + Self.little(body.count, bytes: 2) + body
        }
        func begin(_ type: Int) -> [UInt8] {
            record(0x0809, [0, 6] + Self.little(type, bytes: 2) + [UInt8](repeating: 0, count: 12))
        }
        func cell(_ row: Int, _ column: Int) -> [UInt8] {
            Self.little(row, bytes: 2) + Self.little(column, bytes: 2) + [0, 0]
        }
        let name = [UInt8]("Stock".utf8)
        let texts = ["Fence", "Größe"].flatMap { text -> [UInt8] in
            Self.little(text.utf16.count, bytes: 2) + [1] + Self.wide(text)
        }
        func globals(sheetAt place: Int) -> [UInt8] {
            begin(5) + record(0x0042, [0xB0, 0x04])
                + record(0x0085, Self.little(place, bytes: 4) + [0, 0, UInt8(name.count), 0] + name)
                + record(0x00FC, Self.little(2, bytes: 4) + Self.little(2, bytes: 4) + texts)
                + record(0x000A, [])
        }
        let number = Self.little(Int(bitPattern: UInt(3.25.bitPattern)), bytes: 8)
        let sheet =
            begin(0x10)
            + record(
                0x0200,
                Self.little(0, bytes: 4) + Self.little(2, bytes: 4) + [0, 0] + Self.little(2, bytes: 2) + [
                    0, 0,
                ])
            + record(0x00FD, cell(0, 0) + Self.little(0, bytes: 4))
            + record(0x00FD, cell(0, 1) + Self.little(1, bytes: 4))
            + record(0x0203, cell(1, 1) + number) + record(0x000A, [])
        let stream = globals(sheetAt: globals(sheetAt: 0).count) + sheet
        // Small streams lie elsewhere in a compound file, where workbooks never are.
        let padding = [UInt8](repeating: 0, count: max(0, 4096 - stream.count))
        let document = try await text("stock.xls", [.stream("Workbook", stream + padding)])
        #expect(document.mediaType == .xls)
        #expect(document.text.contains("Stock") && document.text.contains("Fence Größe"))
        #expect(document.text.contains("3.25"))
    }
}
