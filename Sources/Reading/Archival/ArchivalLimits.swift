import CQPDF

/// What holds for every object of a file, whatever it means: ISO 19005-2 §6.1.6 to §6.1.13.
struct ArchivalLimits {
    private var visited: Set<Int> = []
    private var waiting: [Int] = []

    private static let longestString = 32_767
    private static let longestName = 127
    private static let mostObjects = 8_388_607
    private static let deepest = 200
    private static let filters: Set<String> = [
        "ASCIIHexDecode", "ASCII85Decode", "FlateDecode", "RunLengthDecode", "CCITTFaxDecode", "JBIG2Decode",
        "DCTDecode", "JPXDecode",
    ]

    mutating func check(_ file: inout QPDFFile) throws {
        try look(at: file.root(), in: file, depth: 0)
        if let information = file.value("Info", of: qpdf_get_trailer(file.data)) {
            try look(at: information, in: file, depth: 0)
        }
        while let number = waiting.popLast() {
            let object = file.handle(PDFReference(number: number))
            if file.isStream(object) { try check(stream: object, in: file) }
            try lookInto(object, in: file, depth: 0)
            if visited.count % 256 == 0 || waiting.isEmpty { file.releaseHandles() }
        }
    }

    private mutating func look(at object: QPDFFile.Handle, in file: borrowing QPDFFile, depth: Int) throws {
        let number = file.identity(object)
        guard number == 0 else {
            guard visited.insert(number).inserted else { return }
            guard visited.count < Self.mostObjects else { throw NotArchival("It has too many objects.") }
            waiting.append(number)
            return
        }
        try lookInto(object, in: file, depth: depth)
    }

    private mutating func lookInto(_ object: QPDFFile.Handle, in file: borrowing QPDFFile, depth: Int) throws
    {
        guard depth < Self.deepest else { throw NotArchival("Its objects are nested too deep.") }
        switch qpdf_oh_get_type_code(file.data, object) {
        case ot_dictionary: try lookInto(entriesOf: object, in: file, depth: depth)
        case ot_stream: try lookInto(entriesOf: qpdf_oh_get_dict(file.data, object), in: file, depth: depth)
        case ot_array:
            for item in file.items(object) ?? [] { try look(at: item, in: file, depth: depth + 1) }
        case ot_string:
            var length = 0
            _ = qpdf_oh_get_binary_string_value(file.data, object, &length)
            guard length <= Self.longestString else {
                throw NotArchival("A text in it is longer than PDF/A allows.")
            }
        case ot_name: try check(name: file.name(object) ?? "")
        case ot_integer:
            guard Int(exactly: qpdf_oh_get_int_value(file.data, object)).map(Self.fits) == true else {
                throw NotArchival("A number in it is larger than PDF/A allows.")
            }
        default: break
        }
    }

    private mutating func lookInto(
        entriesOf dictionary: QPDFFile.Handle, in file: borrowing QPDFFile, depth: Int
    ) throws {
        for key in file.keys(dictionary) {
            try check(name: key)
            if let value = file.value(key, of: dictionary) { try look(at: value, in: file, depth: depth + 1) }
        }
    }

    private func check(name: String) throws {
        guard name.utf8.count <= Self.longestName else {
            throw NotArchival("A name in it is longer than PDF/A allows.")
        }
    }

    private static func fits(_ number: Int) -> Bool { Int(Int32.min)...Int(Int32.max) ~= number }

    /// LZW, which was patented once, becomes Flate.
    private func check(stream: QPDFFile.Handle, in file: borrowing QPDFFile) throws {
        guard ["F", "FFilter", "FDecodeParms"].allSatisfy({ file.value($0, of: stream) == nil }) else {
            throw NotArchival("A part of it lies outside of it.")
        }
        guard file.hasSoundFilters(stream) else { throw NotArchival("A part of it is damaged.") }
        let filters = file.filters(of: stream)
        if filters.contains("LZWDecode") || filters.contains("LZW") {
            guard let bytes = file.decoded(stream) else { throw NotArchival("A part of it is damaged.") }
            try file.replace(stream: stream, with: bytes)
            return
        }
        guard filters.allSatisfy(Self.filters.contains) else {
            throw NotArchival("A part of it is packed in a way that PDF/A doesn't allow.")
        }
    }
}
