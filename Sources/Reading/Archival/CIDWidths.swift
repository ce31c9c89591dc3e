/// How wide a composite font says its characters are (ISO 32000-1 §9.7.4.3).
struct CIDWidths {
    private var widths: [Int: Double] = [:]
    private var usual: Double

    private static let mostCharacters = 65_536

    init(of font: QPDFFile.Handle, in file: borrowing QPDFFile) {
        usual = file.value("DW", of: font).flatMap { file.number($0) } ?? 1000
        let items = file.value("W", of: font).flatMap { file.items($0) } ?? []
        var index = 0
        while index + 1 < items.count, let first = file.integer(items[index]) {
            if let list = file.items(items[index + 1]) {
                for (offset, item) in list.enumerated() { widths[first + offset] = file.number(item) ?? 0 }
                index += 2
            } else {
                guard index + 2 < items.count, let last = file.integer(items[index + 1]),
                    let width = file.number(items[index + 2])
                else { return }
                if last >= first, last - first < Self.mostCharacters {
                    for cid in first...last { widths[cid] = width }
                }
                index += 3
            }
        }
    }

    subscript(cid: Int) -> Double { widths[cid] ?? usual }
}
