/// Reads CSV strictly by the grammar of RFC 4180, section 2; knows nothing of the writer.
struct CSVReader {
    struct Broken: Error {}

    static func records(_ text: String) throws -> [[String]] {
        var rest = Array(text.unicodeScalars)[...]
        var records: [[String]] = []
        while !rest.isEmpty {
            var record = [try field(&rest)]
            while rest.first == "," {
                rest.removeFirst()
                record.append(try field(&rest))
            }
            guard rest.starts(with: ["\r", "\n"]) else { throw Broken() }
            rest.removeFirst(2)
            records.append(record)
        }
        return records
    }

    private static func field(_ rest: inout ArraySlice<Unicode.Scalar>) throws -> String {
        var field = String.UnicodeScalarView()
        guard rest.first == "\"" else {
            while let next = rest.first, !",\r\n".unicodeScalars.contains(next) {
                guard next != "\"" else { throw Broken() }
                field.append(next)
                rest.removeFirst()
            }
            return String(field)
        }
        rest.removeFirst()
        while let next = rest.popFirst() {
            if next == "\"" {
                guard rest.first == "\"" else { return String(field) }
                rest.removeFirst()
            }
            field.append(next)
        }
        throw Broken()
    }
}
