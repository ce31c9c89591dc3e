import Foundation

/// What makes a file PDF/A besides what it must not have: the entries of its catalog.
enum ArchivalMarks {
    static func add(
        to sink: inout some PDFObjectSink & ~Copyable, metadata: ArchivalMetadata
    ) throws -> [String: PDFValue] {
        let packet = try sink.addStream(
            ["Type": .name("Metadata"), "Subtype": .name("XML")], metadata.packet)
        let profile = try sink.addCompressedStream(["N": 3], Array(StandardRGB.profile))
        let intent = try sink.add([
            "Type": .name("OutputIntent"), "S": .name("GTS_PDFA1"),
            "OutputConditionIdentifier": .string(Array("sRGB IEC61966-2.1".utf8)),
            "Info": .string(Array("sRGB IEC61966-2.1".utf8)),
            "DestOutputProfile": .reference(profile),
        ])
        return ["Metadata": .reference(packet), "OutputIntents": [.reference(intent)]]
    }

    /// The colour space of printing inks, which a device's own CMYK must be said in.
    static func addInks(to sink: inout some PDFObjectSink & ~Copyable) throws -> PDFValue {
        let profile = try sink.addCompressedStream(
            ["N": 4, "Alternate": .name("DeviceCMYK")], Array(PrintingInks.profile))
        return [.name("ICCBased"), .reference(profile)]
    }
}
