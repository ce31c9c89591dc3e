import Foundation

/// What a PDF/A says of itself (ISO 19005-2 §6.6): a packet of XMP with what the original said in its information
/// dictionary, and that it is PDF/A-2b.
struct ArchivalMetadata {
    var title: String?
    var author: String?
    var subject: String?
    var keywords: String?
    var creator: String?
    var producer: String?
    /// As an information dictionary has them: `D:20260131120000+01'00'`.
    var created: String?
    var modified: String?

    var packet: Data {
        var properties = ""
        if let title { properties += Self.alternative("dc:title", title) }
        if let author {
            properties +=
                "<dc:creator><rdf:Seq><rdf:li>\(Self.escaped(author))</rdf:li></rdf:Seq></dc:creator>\n"
        }
        if let subject { properties += Self.alternative("dc:description", subject) }
        if let keywords { properties += Self.simple("pdf:Keywords", keywords) }
        if let producer { properties += Self.simple("pdf:Producer", producer) }
        if let creator { properties += Self.simple("xmp:CreatorTool", creator) }
        if let date = created.flatMap(Self.date) { properties += Self.simple("xmp:CreateDate", date) }
        if let date = modified.flatMap(Self.date) { properties += Self.simple("xmp:ModifyDate", date) }
        return Data(
            """
            <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
            xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" \
            xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
            <pdfaid:part>2</pdfaid:part>
            <pdfaid:conformance>B</pdfaid:conformance>
            \(properties)</rdf:Description>
            </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="w"?>
            """.utf8)
    }

    private static func simple(_ name: String, _ value: String) -> String {
        "<\(name)>\(escaped(value))</\(name)>\n"
    }

    private static func alternative(_ name: String, _ value: String) -> String {
        "<\(name)><rdf:Alt><rdf:li xml:lang=\"x-default\">\(escaped(value))</rdf:li></rdf:Alt></\(name)>\n"
    }

    /// As XML 1.0 §2.2 allows it; what it doesn't is left out.
    static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: escaped += "&amp;"
            case 0x3C: escaped += "&lt;"
            case 0x3E: escaped += "&gt;"
            case 9, 10, 13, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF:
                escaped.unicodeScalars.append(scalar)
            default: break
            }
        }
        return escaped
    }

    /// ISO 32000-1 §7.9.4 as ISO 8601. Nil for what is no date.
    static func date(_ text: String) -> String? {
        let form =
            #/D?:?(\d{4})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2})(?:(\d{2}))?)?)?)?)?(?:Z.*|([+-])(\d{2})'?(\d{2})?'?)?/#
        guard let match = text.wholeMatch(of: form) else { return nil }
        let (_, year, month, day, hour, minute, second, sign, zoneHour, zoneMinute) = match.output
        func fits(_ part: Substring?, _ range: ClosedRange<Int>) -> Bool {
            part.flatMap { Int($0) }.map(range.contains) ?? true
        }
        guard fits(month, 1...12), fits(day, 1...31), fits(hour, 0...23), fits(minute, 0...59),
            fits(second, 0...59), fits(zoneHour, 0...14), fits(zoneMinute, 0...59)
        else { return nil }
        let zone = sign.map { "\($0)\(zoneHour ?? "00"):\(zoneMinute ?? "00")" } ?? "+00:00"
        return
            "\(year)-\(month ?? "01")-\(day ?? "01")T\(hour ?? "00"):\(minute ?? "00"):\(second ?? "00")\(zone)"
    }
}
