// What stands above the pages: ISO 19005-2 §6.4 to §6.11.
extension ArchivalConversion {
    /// Scripts, and what only programs make use of.
    private static let forbidden = ["AA", "Requirements", "NeedsRendering", "Version", "Collection"]
    private static let allowedActions: Set<String> = [
        "GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm",
    ]
    private static let allowedNames: Set<String> = ["NextPage", "PrevPage", "FirstPage", "LastPage"]

    mutating func convertCatalog(_ file: inout QPDFFile) throws {
        let root = file.root()
        if let needs = file.value("NeedsRendering", of: root), file.isTrue(needs) {
            throw NotArchival("It is a form that only its program can draw.")
        }
        try checkAttachments(file)
        for key in Self.forbidden { file.remove(key, from: root) }
        if let action = file.value("OpenAction", of: root), file.isDictionary(action),
            !keeps(action: action, in: file)
        {
            file.remove("OpenAction", from: root)
        }
        if let names = file.value("Names", of: root) {
            for key in ["JavaScript", "AlternatePresentations", "Renditions"] {
                file.remove(key, from: names)
            }
        }
        try convertOptionalContent(file)
        try convertOutlines(file)
    }

    /// PDF/A-2 takes no attachments but PDF/A, and to drop them would lose something.
    private func checkAttachments(_ file: borrowing QPDFFile) throws {
        let root = file.root()
        let refusal = NotArchival("Files are attached to it, which PDF/A-2 allows only for PDF/A files.")
        if file.value("AF", of: root) != nil { throw refusal }
        guard let names = file.value("Names", of: root), let files = file.value("EmbeddedFiles", of: names)
        else {
            return
        }
        let isEmpty =
            (file.value("Names", of: files).flatMap { file.items($0) } ?? []).isEmpty
            && (file.value("Kids", of: files).flatMap { file.items($0) } ?? []).isEmpty
        guard isEmpty else { throw refusal }
        file.remove("EmbeddedFiles", from: names)
    }

    /// Every set of layers has a name, and none turns them on and off by itself (§6.9).
    private func convertOptionalContent(_ file: borrowing QPDFFile) throws {
        guard let properties = file.value("OCProperties", of: file.root()) else { return }
        var sets = file.value("Configs", of: properties).flatMap { file.items($0) } ?? []
        if let usual = file.value("D", of: properties) { sets.insert(usual, at: 0) }
        let groups = file.value("OCGs", of: properties).flatMap { file.items($0) } ?? []
        for (index, set) in sets.enumerated() where file.isDictionary(set) {
            file.replace("Name", of: set, with: file.object(.string(Array("Layers \(index + 1)".utf8))))
            file.remove("AS", from: set)
            guard let order = file.value("Order", of: set) else { continue }
            let listed = Set(identities(in: order, file, depth: 0))
            guard groups.allSatisfy({ listed.contains(file.identity($0)) }) else {
                // The list of layers in a viewer; without it, a viewer shows none.
                file.remove("Order", from: set)
                continue
            }
        }
    }

    private func identities(in list: QPDFFile.Handle, _ file: borrowing QPDFFile, depth: Int) -> [Int] {
        guard depth < Self.deepest, let items = file.items(list) else { return [file.identity(list)] }
        var all: [Int] = []
        for item in items { all += identities(in: item, file, depth: depth + 1) }
        return all
    }

    private mutating func convertOutlines(_ file: borrowing QPDFFile) throws {
        guard let outlines = file.value("Outlines", of: file.root()) else { return }
        var waiting = [file.value("First", of: outlines)].compactMap { $0 }
        while let item = waiting.popLast() {
            guard seen.insert(file.identity(item)).inserted else { continue }
            convertAction("A", of: item, in: file)
            waiting += ["First", "Next"].compactMap { file.value($0, of: item) }
        }
    }

    mutating func convertAcroForm(_ file: inout QPDFFile) throws {
        guard let form = file.value("AcroForm", of: file.root()) else { return }
        file.remove("XFA", from: form)
        let leavesLooksToViewer = file.value("NeedAppearances", of: form).map { file.isTrue($0) } ?? false
        file.remove("NeedAppearances", from: form)
        var waiting = file.value("Fields", of: form).flatMap { file.items($0) } ?? []
        var visited: Set<Int> = []
        while let field = waiting.popLast() {
            let identity = file.identity(field)
            guard identity == 0 || visited.insert(identity).inserted else { continue }
            if leavesLooksToViewer, let value = file.value("V", of: field), file.text(value)?.isEmpty == false
            {
                throw NotArchival("Its form leaves it to the viewer how its values look.")
            }
            file.remove("AA", from: field)
            file.remove("A", from: field)
            waiting += file.value("Kids", of: field).flatMap { file.items($0) } ?? []
            guard waiting.count < 1_000_000 else { throw NotArchival("Its form is too large.") }
        }
        file.releaseHandles()
    }

    /// Removes an action that PDF/A does not allow.
    func convertAction(_ key: String, of object: QPDFFile.Handle, in file: borrowing QPDFFile) {
        guard let action = file.value(key, of: object), !keeps(action: action, in: file) else { return }
        file.remove(key, from: object)
    }

    private func keeps(action: QPDFFile.Handle, in file: borrowing QPDFFile) -> Bool {
        guard let kind = file.value("S", of: action).flatMap({ file.name($0) }),
            Self.allowedActions.contains(kind)
        else { return false }
        if kind == "Named" {
            guard let name = file.value("N", of: action).flatMap({ file.name($0) }),
                Self.allowedNames.contains(name)
            else { return false }
        }
        // What follows it could be anything, and never is.
        file.remove("Next", from: action)
        return true
    }
}
