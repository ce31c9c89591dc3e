import Documents
import Foundation

/// The text of an EPUB (EPUB 3.3): its chapters in the order of reading, each on pages of its own.
enum ElectronicBook {
    static func text(at path: String) throws -> String {
        let package = try OfficePackage(path) { name in
            let name = name.lowercased()
            return [".xml", ".opf", ".xhtml", ".html", ".htm"].contains { name.hasSuffix($0) }
        }
        if package["META-INF/encryption.xml"] != nil, package["META-INF/rights.xml"] != nil {
            throw Refusal(.encrypted, "It is protected against copying.")
        }
        let container = try package.required("META-INF/container.xml")
        guard let start = try container.root.descendants("rootfile").first?.attribute("full-path") else {
            throw Refusal(.corruptDocument, "It does not say where its contents are.")
        }
        let contents = try package.required(start)
        let root = try contents.root
        let folder = (start as NSString).deletingLastPathComponent
        var files: [String: String] = [:]
        for item in root.first("manifest")?.elements("item") ?? [] {
            if let id = item.attribute("id") { files[id] = item.attribute("href") }
        }
        var flow = TextFlow()
        for chapter in root.first("spine")?.elements("itemref") ?? [] {
            guard let file = chapter.attribute("idref").flatMap({ files[$0] })?.removingPercentEncoding,
                let bytes = package[folder.isEmpty ? file : "\(folder)/\(file)"]
            else { continue }
            let text = try HTMLFile.text(of: bytes).trimmed
            guard !text.isEmpty else { continue }
            try flow.write(text)
            flow.endPage()
        }
        return flow.text
    }
}
