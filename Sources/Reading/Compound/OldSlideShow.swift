import Documents

/// The text of a presentation of PowerPoint 97 to 2003 ([MS-PPT]): a page for each slide. Saving appended what had changed,
/// so a directory says which version of a slide is in force.
struct OldSlideShow {
    /// What records are called (§2.13.24).
    private enum Kind {
        static let slide = 0x03EE
        static let slidePlace = 0x03F3
        static let slideList = 0x0FF0
        static let document = 0x03E8
        static let unicodeText = 0x0FA0
        static let westernText = 0x0FA8
        static let userEdit = 0x0FF5
        static let directory = 0x1772
    }

    private struct Record {
        var kind: Int
        /// Of a list of slides: 0 for slides, 1 for masters, 2 for notes.
        var instance: Int
        var isContainer: Bool
        var body: ByteReader
    }

    private static let mostDepth = 40

    private let stream: ByteReader
    /// Where the records lie that others name by a number.
    private var places: [Int: Int] = [:]
    private var documentNumber = 0

    static func text(at path: String) throws -> String {
        let folder = try CompoundFolder(file: path)
        guard let bytes = folder.stream("PowerPoint Document"), let user = folder.stream("Current User")
        else {
            throw damaged
        }
        // Of a presentation with a password (§2.3.2).
        guard ByteReader(littleEndian: user).long(at: 12) != 0xF3D1_C4DF else {
            throw Refusal(.encrypted, "It is protected by a password.")
        }
        var show = OldSlideShow(stream: ByteReader(littleEndian: bytes))
        show.readDirectory(lastEdit: ByteReader(littleEndian: user).long(at: 16) ?? 0)
        return try show.text()
    }

    private static let damaged = Refusal(.corruptDocument, "It is damaged.")

    private init(stream: ByteReader) {
        self.stream = stream
    }

    /// From the last edit to the first: what a later one says holds.
    private mutating func readDirectory(lastEdit: Int) {
        var edit = lastEdit
        var seen: Set<Int> = []
        while seen.insert(edit).inserted, let record = record(at: edit, in: stream),
            record.kind == Kind.userEdit
        {
            if documentNumber == 0 { documentNumber = record.body.long(at: 16) ?? 0 }
            if let place = record.body.long(at: 12), let directory = self.record(at: place, in: stream),
                directory.kind == Kind.directory
            {
                takeOver(directory.body)
            }
            guard let before = record.body.long(at: 8), before > 0 else { return }
            edit = before
        }
    }

    /// Runs of places: the number of the first, how many there are, and each (§2.3.5).
    private mutating func takeOver(_ list: ByteReader) {
        var place = 0
        while let head = list.long(at: place) {
            let (first, count) = (head & 0xF_FFFF, head >> 20)
            for index in 0..<count {
                guard let target = list.long(at: place + 4 + 4 * index) else { return }
                places[first + index] = places[first + index] ?? target
            }
            place += 4 + 4 * count
        }
    }

    private func text() throws -> String {
        guard let place = places[documentNumber], let document = record(at: place, in: stream),
            document.kind == Kind.document
        else { throw Self.damaged }
        var flow = TextFlow()
        for list in records(in: document.body) where list.kind == Kind.slideList && list.instance == 0 {
            var isFirst = true
            for record in records(in: list.body) {
                if record.kind == Kind.slidePlace {
                    if !isFirst { flow.endPage() }
                    isFirst = false
                    if let number = record.body.long(at: 0), let place = places[number],
                        let slide = self.record(at: place, in: stream), slide.kind == Kind.slide
                    {
                        try write(slide, to: &flow, depth: 0)
                    }
                } else {
                    // The outline of the slide that came last.
                    try write(record, to: &flow, depth: 0)
                }
            }
        }
        return flow.text
    }

    private func write(_ record: Record, to flow: inout TextFlow, depth: Int) throws {
        guard depth < Self.mostDepth else { return }
        switch record.kind {
        case Kind.unicodeText: try write(record.body.unicode, to: &flow)
        case Kind.westernText: try write(record.body.western, to: &flow)
        case _ where record.isContainer:
            for child in records(in: record.body) { try write(child, to: &flow, depth: depth + 1) }
        default: break
        }
    }

    private func write(_ text: String, to flow: inout TextFlow) throws {
        for line in text.split(whereSeparator: { $0.isNewline || $0 == "\u{0B}" }) {
            try flow.writeLine(line)
        }
    }

    private func records(in view: ByteReader) -> [Record] {
        var records: [Record] = []
        var place = 0
        while let record = record(at: place, in: view) {
            records.append(record)
            place += 8 + record.body.count
        }
        return records
    }

    /// Nil when not all of it is there.
    private func record(at place: Int, in view: ByteReader) -> Record? {
        guard let head = view.short(at: place), let kind = view.short(at: place + 2),
            let size = view.long(at: place + 4), let body = view.part(at: place + 8, count: size)
        else { return nil }
        return Record(kind: kind, instance: head >> 4, isContainer: head & 0xF == 0xF, body: body)
    }
}
