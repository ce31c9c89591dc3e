import CQPDF
import Foundation

@testable import Reading

/// Looks for what keeps a file from being PDF/A-2b, by its bytes and its objects, without any of the code that writes them.
/// A validator knows far more clauses: see Benchmarks/pdfa.sh.
enum ArchivalProbe {
    /// Empty when nothing was found.
    static func faults(of path: String) throws -> [String] {
        let bytes = try Data(contentsOf: URL(filePath: path))
        return bytesFaults(bytes) + (try objectFaults(path))
    }

    /// ISO 19005-2 §6.1.2, §6.1.3 and §6.1.7.1.
    private static func bytesFaults(_ bytes: Data) -> [String] {
        var faults: [String] = []
        let text = String(decoding: bytes, as: Unicode.ASCII.self)
        if bytes.prefix(8) != Data("%PDF-1.7".utf8) { faults.append("header") }
        if bytes.count < 14 || bytes[9] != UInt8(ascii: "%") || !bytes[10..<14].allSatisfy({ $0 > 127 }) {
            faults.append("no bytes that say it is binary")
        }
        if text.contains("/Encrypt") { faults.append("encrypted") }
        if text.firstMatch(of: #/\/ID ?\[ ?<[0-9a-fA-F]+>/#) == nil { faults.append("no ID") }
        let ends = text.ranges(of: "endstream").count
        if text.ranges(of: "\nendstream").count != ends { faults.append("no end of line before endstream") }
        // The packet is there for programs that can't unpack it.
        if !text.contains("<pdfaid:part>2</pdfaid:part>") || !text.contains("<pdfaid:conformance>B</pdfaid:")
        {
            faults.append("it doesn't say it is PDF/A-2b")
        }
        if !text.hasSuffix("%%EOF\n") { faults.append("something after its end") }
        return faults
    }

    private static func objectFaults(_ path: String) throws -> [String] {
        let file = try QPDFFile(path: path)
        var faults: [String] = []
        let root = file.root()
        if file.value("Metadata", of: root).map({ file.isStream($0) }) != true {
            faults.append("no metadata")
        }
        let intent = file.value("OutputIntents", of: root).flatMap { file.items($0) }?.first
        let profile =
            intent.flatMap { file.value("DestOutputProfile", of: $0) }.flatMap { file.decoded($0) } ?? []
        if profile.count < 128 || !profile[16..<20].elementsEqual("RGB ".utf8)
            || !profile[36..<40].elementsEqual("acsp".utf8)
        {
            faults.append("no output intent")
        }
        for key in ["AA", "Requirements", "NeedsRendering"] where file.value(key, of: root) != nil {
            faults.append("catalog: \(key)")
        }
        var walk = Walk(waiting: [root])
        while let object = walk.waiting.popLast() { faults += walk.faults(of: object, in: file) }
        return faults
    }

    private struct Walk {
        var waiting: [QPDFFile.Handle]
        private var seen: Set<Int> = []

        init(waiting: [QPDFFile.Handle]) { self.waiting = waiting }

        mutating func faults(of object: QPDFFile.Handle, in file: borrowing QPDFFile) -> [String] {
            let identity = file.identity(object)
            guard identity == 0 || seen.insert(identity).inserted else { return [] }
            waiting += file.items(object) ?? []
            let dictionary = file.isStream(object) ? qpdf_oh_get_dict(file.data, object) : object
            guard file.isDictionary(dictionary) else { return [] }
            var faults: [String] = []
            for key in file.keys(dictionary) {
                guard let value = file.value(key, of: dictionary) else { continue }
                waiting.append(value)
                if ["JS", "JavaScript", "XFA", "TR", "Interpolate", "EmbeddedFiles"].contains(key) {
                    faults.append(key)
                }
                if key == "S", ["Launch", "JavaScript", "Hide"].contains(file.name(value)) {
                    faults.append("action")
                }
                if key == "Filter", file.source(value).contains("LZW") { faults.append("LZW") }
                if key == "ColorSpace", file.isName(value, "DeviceCMYK") { faults.append("DeviceCMYK") }
            }
            if let kind = file.value("Type", of: dictionary), file.isName(kind, "FontDescriptor"),
                !["FontFile", "FontFile2", "FontFile3"].contains(where: {
                    file.value($0, of: dictionary) != nil
                })
            {
                faults.append("font not embedded")
            }
            if let kind = file.value("Type", of: dictionary), file.isName(kind, "Font"),
                let subtype = file.value("Subtype", of: dictionary).flatMap({ file.name($0) }),
                ["Type1", "TrueType"].contains(subtype), file.value("FontDescriptor", of: dictionary) == nil
            {
                faults.append("font without descriptor")
            }
            return faults
        }
    }
}
