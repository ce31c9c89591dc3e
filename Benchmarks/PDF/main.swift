// Writes a report of about a hundred pages as PDF and prints how long it took, how many pages it has, and the most
// memory that the process ever had resident.
//
//   benchmark-pdf [FILE]    keeps the PDF there

import Foundation
import Publishing
import Typesetting

let names = [
    "Nordwind Logistik GmbH", "Acme Office Supplies Ltd", "Stadtwerke Musterstadt", "ООО «Северный ветер»",
]
let remarks = [
    "", "read again after the extractor was replaced", "two pages turned",
    "the total on the last page differs from the sum of its lines, so a person looked at it before it was stored",
]

func row(_ number: Int) -> [Cell] {
    [
        .text("invoice-\(100_000 + number * 7_919 % 900_000).pdf"), .text(names[number % names.count]),
        .instant(Date(timeIntervalSince1970: 1_795_474_800 + Double(number) * 19)),
        .integer(number % 40 + 1), .duration(Double(number % 900) * 0.73), .bytes(number * 3_571 % 9_000_000),
        .amount(Decimal(number * 731 % 2_000_000) / 100, currency: "EUR"),
        .text(remarks[number % remarks.count]),
    ]
}

let table = Table(
    name: "documents", title: "Documents",
    columns: [
        .init("document", "Document"), .init("vendor", "Vendor"), .init("stored_at", "Stored at"),
        .init("pages", "Pages", isFigure: true), .init("seconds", "Time to store", isFigure: true),
        .init("bytes", "Size", isFigure: true), .init("total", "Total", isFigure: true),
        .init("remark", "Remark"),
    ], rows: (0..<2_600).map(row))
let report = Report(
    name: "benchmark", title: "A hundred pages", period: nil,
    sections: [.init(title: "Documents", blocks: [.table(table)])],
    colophon: Colophon(
        parameters: [], generatedAt: Date(timeIntervalSince1970: 1_795_575_600), queryTime: 0,
        version: "benchmark"))

/// In kilobytes.
func peakMemory() throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    return status.firstMatch(of: /VmHWM:\s+(\d+)/).flatMap { Int($0.output.1) } ?? 0
}

let clock = ContinuousClock()
let start = clock.now
let files = try PDFWriter().files(of: report, named: "benchmark")
let seconds = (clock.now - start) / .seconds(1)
let bytes = files.reduce(Data()) { $0 + $1.bytes }
let pages = String(decoding: bytes, as: UTF8.self).matches(of: /\/Type \/Page\b/).count
print(String(format: "%.2f %d %d", seconds, pages, try peakMemory()))
if let path = CommandLine.arguments.dropFirst().first { try bytes.write(to: URL(filePath: path)) }
