import Documents

/// The text of an RTF file (Rich Text Format 1.9.1). A reader of our own, as no library of Debian does only this: a loop
/// over groups, control words and bytes, which allocates nothing but the text.
struct RichText {
    /// Deeper than any program nests.
    private static let mostGroups = 500

    /// What holds until the end of a group.
    private struct Group {
        /// Its text is no text of the document: fonts, colours, pictures, fields' instructions.
        var isSkipped = false
        /// After `\*`: a destination that old programs don't know.
        var isOptional = false
        var isHidden = false
        /// Stand-ins behind each `\u`, for programs that don't know it.
        var standIns = 1
        var codePage: Int?
    }

    private let bytes: [UInt8]
    private var place = 0
    private var group = Group()
    private var groups: [Group] = []
    private var flow = TextFlow()
    /// Of the code page, until something else comes.
    private var raw: [UInt8] = []
    private var standInsLeft = 0
    private var highSurrogate: UInt16?
    private var codePage = 1252
    private var fontPages: [Int: Int] = [:]
    private var fontBeingDefined: Int?

    static func text(of bytes: [UInt8]) throws -> String {
        var reader = RichText(bytes: bytes)
        try reader.read()
        return reader.flow.text
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func read() throws {
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "{"):
                try endRaw()
                guard groups.count < Self.mostGroups else {
                    throw Refusal(.corruptDocument, "Its groups are nested too deeply.")
                }
                groups.append(group)
                group.isOptional = false
            case UInt8(ascii: "}"):
                try endRaw()
                standInsLeft = 0
                if let outer = groups.popLast() { group = outer }
            case UInt8(ascii: "\\"): try control()
            case 0x0A, 0x0D, 0: continue
            default: add(byte)
            }
        }
        try endRaw()
    }

    private mutating func add(_ byte: UInt8) {
        if standInsLeft > 0 { standInsLeft -= 1 } else if isSeen { raw.append(byte) }
    }

    private var isSeen: Bool { !group.isSkipped && !group.isHidden }

    private mutating func endRaw() throws {
        guard !raw.isEmpty else { return }
        let text = WindowsCodePage.decode(raw, page: group.codePage ?? codePage)
        raw = []
        try flow.write(text)
    }

    private mutating func write(_ text: String) throws {
        try endRaw()
        if standInsLeft > 0 { standInsLeft -= 1 } else if isSeen { try flow.write(text) }
    }

    private mutating func control() throws {
        guard place < bytes.count else { return }
        let byte = bytes[place]
        guard byte.isLetter else {
            place += 1
            return try symbol(byte)
        }
        let start = place
        while place < bytes.count, bytes[place].isLetter, place - start < 32 { place += 1 }
        let word = String(decoding: bytes[start..<place], as: UTF8.self)
        let number = parameter()
        if place < bytes.count, bytes[place] == UInt8(ascii: " ") { place += 1 }
        try obey(word, number)
    }

    private mutating func parameter() -> Int? {
        let start = place
        if place < bytes.count, bytes[place] == UInt8(ascii: "-") { place += 1 }
        while place < bytes.count, (0x30...0x39).contains(bytes[place]), place - start < 11 { place += 1 }
        return Int(String(decoding: bytes[start..<place], as: UTF8.self))
    }

    private mutating func symbol(_ byte: UInt8) throws {
        switch byte {
        case UInt8(ascii: "'"):
            let digits = bytes[place..<min(place + 2, bytes.count)]
            place += digits.count
            if let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) { add(value) }
        case UInt8(ascii: "*"): group.isOptional = true
        case UInt8(ascii: "~"): try write("\u{A0}")
        case UInt8(ascii: "_"): try write("-")
        case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "|"): break
        case 0x0A, 0x0D: try endLine()
        default: add(byte)
        }
    }

    private mutating func obey(_ word: String, _ number: Int?) throws {
        if word != "u" { highSurrogate = nil }
        switch word {
        case "par", "sect", "row", "nestrow", "line", "lbr": try endLine()
        case "page":
            try endRaw()
            if isSeen { flow.endPage() }
        case "tab", "cell", "nestcell": try write("\t")
        case "emdash": try write("—")
        case "endash": try write("–")
        case "bullet": try write("•")
        case "lquote": try write("‘")
        case "rquote": try write("’")
        case "ldblquote": try write("“")
        case "rdblquote": try write("”")
        case "emspace", "enspace", "qmspace": try write(" ")
        case "u": try unicode(number ?? 0)
        case "uc": group.standIns = min(max(number ?? 1, 0), 8)
        case "bin": place = min(bytes.count, place + max(0, number ?? 0))
        case "v": group.isHidden = number != 0
        case "plain": group.isHidden = false
        case "ansicpg": codePage = number ?? 1252
        case "mac": codePage = 10000
        case "pc": codePage = 437
        case "pca": codePage = 850
        case "f":
            try endRaw()
            if group.isSkipped {
                fontBeingDefined = number
            } else {
                group.codePage = number.flatMap { fontPages[$0] }
            }
        case "fcharset":
            if let font = fontBeingDefined, fontPages.count < 10_000 {
                fontPages[font] = number.flatMap(WindowsCodePage.number(ofCharset:))
            }
        case _ where Self.unread.contains(word): group.isSkipped = true
        // A result of a field, and Word's own shapes, are shown.
        case "fldrslt", "shptxt", "shprslt": break
        case _ where group.isOptional && !Self.readThough.contains(word): group.isSkipped = true
        default: break
        }
        if word != "u" { group.isOptional = false }
    }

    private mutating func endLine() throws {
        try endRaw()
        if isSeen { flow.endLine() }
    }

    /// A UTF-16 unit as a signed number, and stand-ins to be passed over.
    private mutating func unicode(_ number: Int) throws {
        try endRaw()
        standInsLeft = 0
        let unit = UInt16(truncatingIfNeeded: number)
        if isSeen {
            if let high = highSurrogate, UTF16.isTrailSurrogate(unit) {
                try flow.write(String(decoding: [high, unit], as: UTF16.self))
            } else if !UTF16.isLeadSurrogate(unit), unit >= 0x20 {
                try flow.write(String(decoding: [unit], as: UTF16.self))
            }
        }
        highSurrogate = UTF16.isLeadSurrogate(unit) ? unit : nil
        standInsLeft = group.standIns
    }

    private static let unread: Set = [
        "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "objdata", "fldinst", "themedata",
        "datastore",
        "listtable", "listoverridetable", "revtbl", "rsidtbl", "generator", "xmlnstbl", "filetbl",
        "latentstyles",
        "nonshppict", "sp", "pntext", "bkmkstart", "bkmkend", "deleted",
    ]
    private static let readThough: Set = [
        "shppict", "shpinst", "shp", "nestcell", "nesttableprops", "atnid", "annotation",
    ]
}

extension UInt8 {
    fileprivate var isLetter: Bool { (0x61...0x7A).contains(self) || (0x41...0x5A).contains(self) }
}
