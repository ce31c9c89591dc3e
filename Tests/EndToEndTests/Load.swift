import EndToEndSupport
import Foundation

/// Distinct documents, dropped into nested folders of an inbox, and what was dropped so far.
struct Load {
    let site: Site
    private(set) var dropped: [String: Data] = [:]
    private var count = 0

    init(site: Site) {
        self.site = site
    }

    mutating func drop(count more: Int) throws {
        for _ in 0..<more {
            count += 1
            let isPDF = count.isMultiple(of: 3)
            try drop(
                isPDF ? Papers.pdf(count) : Papers.text(count),
                as: "minutes-\(count).\(isPDF ? "pdf" : "txt")", in: "load/\(count % 7)")
        }
    }

    mutating func drop(scans: [Fixture]) throws {
        for scan in scans {
            try drop(Data(contentsOf: URL(filePath: scan.source)), as: scan.name, in: "scans")
        }
    }

    private mutating func drop(_ data: Data, as name: String, in folder: String) throws {
        try site.drop(data, as: "\(folder)/\(name)")
        dropped[name] = data
    }
}
