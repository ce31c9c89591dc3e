import Extraction
import StrictYAML

extension ScanOptions {
    /// Nil when all is as usual, so that saying so makes no other version of a pipeline.
    static func read(_ section: Section) -> ScanOptions? {
        let usual = ScanOptions()
        let options = ScanOptions(
            separators: section.value(
                "separators", .list(of: .barcodeText).distinct { $0 }, default: usual.separators),
            separatorPages: section.value(
                "separator-pages", .oneOf(SeparatorPages.self), default: usual.separatorPages),
            serialNumberPrefix: section.value(
                "serial-number", Shape<String?>.prefix, default: usual.serialNumberPrefix),
            dividesAtSerialNumbers: section.value(
                "divide-at-serial-number", .boolean, default: usual.dividesAtSerialNumbers),
            sides: section.value("sides", .oneOf(Sides.self), default: usual.sides))
        if options.dividesAtSerialNumbers, options.serialNumberPrefix == nil {
            section.refuse(
                "divide-at-serial-number", "it needs serial-number, which says what these numbers begin with")
        }
        return options == usual ? nil : options
    }
}

extension Shape where Value == String {
    fileprivate static var barcodeText: Shape {
        text.checked { text in
            (1...200).contains(text.count)
                ? .value(text) : .mistake("the text of a barcode has 1 to 200 characters")
        }
    }
}

extension Shape where Value == String? {
    fileprivate static var prefix: Shape {
        Shape<String>.text.checked { text in
            (1...20).contains(text.count)
                ? .value(text) : .mistake("the prefix of serial numbers has 1 to 20 characters")
        }
    }
}
