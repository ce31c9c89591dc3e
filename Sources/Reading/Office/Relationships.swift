/// What a part of an Office Open XML document refers to (ECMA-376 part 2, §9.3).
struct Relationships {
    private var targets: [String: (type: String, part: String)] = [:]

    /// - Parameter part: whose relationships: "ppt/slides/slide1.xml".
    init(of part: String, in package: OfficePackage) throws {
        let slash = part.lastIndex(of: "/")
        let folder = slash.map { String(part[..<$0]) } ?? ""
        let file = slash.map { String(part[part.index(after: $0)...]) } ?? part
        let name = folder.isEmpty ? "_rels/\(file).rels" : "\(folder)/_rels/\(file).rels"
        guard let document = try package.document(name) else { return }
        for relationship in try document.root.elements("Relationship") {
            guard relationship.attribute("TargetMode") != "External",
                let id = relationship.attribute("Id"), let target = relationship.attribute("Target")
            else { continue }
            let type = relationship.attribute("Type")?.split(separator: "/").last.map(String.init) ?? ""
            targets[id] = (type, Self.resolve(target, in: folder))
        }
    }

    /// The part that an id stands for.
    subscript(id: String?) -> String? { id.flatMap { targets[$0]?.part } }

    /// The parts of a type, "notesSlide", in the order of their ids.
    func parts(_ type: String) -> [String] {
        targets.filter { $0.value.type == type }.sorted { $0.key < $1.key }.map(\.value.part)
    }

    /// "../notesSlides/notesSlide1.xml" in "ppt/slides" is "ppt/notesSlides/notesSlide1.xml". It is only looked up among
    /// the parts, and is no path in a file system.
    private static func resolve(_ target: String, in folder: String) -> String {
        var path = target.hasPrefix("/") ? [] : folder.split(separator: "/")
        for step in target.split(separator: "/") where step != "." {
            if step == ".." { _ = path.popLast() } else { path.append(step) }
        }
        return path.joined(separator: "/")
    }
}
