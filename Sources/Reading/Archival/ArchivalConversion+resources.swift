import CQPDF

// What pages draw with: ISO 19005-2 §6.2.
extension ArchivalConversion {
    private static let blendModes: Set<String> = [
        "Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge",
        "ColorBurn",
        "HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity",
    ]
    static let renderingIntents: Set<String> = [
        "RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation",
    ]

    mutating func convert(
        resources: QPDFFile.Handle, in file: inout QPDFFile, depth: Int
    ) throws {
        guard depth < Self.deepest else { throw NotArchival("Its drawings are nested too deep.") }
        let identity = file.identity(resources)
        guard self.resources.insert(identity).inserted, file.isDictionary(resources) else { return }
        if let fonts = file.value("Font", of: resources) {
            for name in file.keys(fonts) {
                guard let font = file.value(name, of: fonts) else { continue }
                let number = indirect(font, as: name, of: fonts, in: file)
                try convertDrawnFont(file.handle(PDFReference(number: number)), in: &file, depth: depth)
            }
        }
        if let spaces = file.value("ColorSpace", of: resources), file.isDictionary(spaces) {
            for name in file.keys(spaces) { try check(name, of: spaces, in: &file) }
        }
        try each("ExtGState", of: resources, &file) { conversion, state, file in
            try conversion.convert(state: state, in: &file, depth: depth)
        }
        try each("Pattern", of: resources, &file) { conversion, pattern, file in
            try conversion.convert(pattern: pattern, in: &file, depth: depth)
        }
        try each("Shading", of: resources, &file) { conversion, shading, file in
            try conversion.check("ColorSpace", of: shading, in: &file)
        }
        try each("XObject", of: resources, &file) { conversion, object, file in
            try conversion.convert(object: object, in: &file, depth: depth)
        }
    }

    private mutating func each(
        _ category: String, of resources: QPDFFile.Handle, _ file: inout QPDFFile,
        _ body: (inout ArchivalConversion, QPDFFile.Handle, inout QPDFFile) throws -> Void
    ) throws {
        guard let entries = file.value(category, of: resources), file.isDictionary(entries) else { return }
        for name in file.keys(entries) {
            if let entry = file.value(name, of: entries) { try body(&self, entry, &file) }
        }
    }

    private mutating func convert(object: QPDFFile.Handle, in file: inout QPDFFile, depth: Int) throws {
        guard file.isStream(object) else { return }
        switch file.value("Subtype", of: object).flatMap({ file.name($0) }) {
        case "Image": try convert(picture: object, in: &file)
        case "Form": try convert(form: object, in: &file, depth: depth)
        default: throw NotArchival("It holds drawings in PostScript.")
        }
    }

    mutating func convert(form: QPDFFile.Handle, in file: inout QPDFFile, depth: Int) throws {
        guard seen.insert(file.identity(form)).inserted else { return }
        guard file.value("PS", of: form) == nil,
            file.value("Subtype2", of: form).map({ file.isName($0, "PS") }) != true
        else { throw NotArchival("It holds drawings in PostScript.") }
        for key in ["OPI", "Ref", "Metadata"] { file.remove(key, from: form) }
        if let group = file.value("Group", of: form) { try convert(group: group, in: &file) }
        guard let content = file.decoded(form) else { throw NotArchival("A drawing is damaged.") }
        let own = file.value("Resources", of: form) ?? borrowedResources(for: content, in: file)
        let number = indirect(own, as: "Resources", of: form, in: file)
        try convert(resources: file.handle(PDFReference(number: number)), in: &file, depth: depth + 1)
        try inspect(content: content, resources: file.handle(PDFReference(number: number)), in: &file)
    }

    /// Old files have drawings that make use of what the page has. PDF/A wants them to have their own.
    private func borrowedResources(for content: [UInt8], in file: borrowing QPDFFile) -> QPDFFile.Handle {
        var scanner = ContentScanner(content)
        var isNeedy = false
        while let operation = scanner.next() {
            if operation.name == "Do" { return file.handle(PDFReference(number: pageResources)) }
            isNeedy =
                isNeedy || ["Tf", "gs", "sh", "cs", "CS", "scn", "SCN", "BDC", "DP"].contains(operation.name)
        }
        guard isNeedy else { return file.object([:]) }
        // Without the drawings, of which this is one.
        let resources = file.shallowCopy(file.handle(PDFReference(number: pageResources)))
        file.remove("XObject", from: resources)
        return resources
    }

    mutating func convert(group: QPDFFile.Handle, in file: inout QPDFFile) throws {
        file.replace("Type", of: group, with: file.object(.name("Group")))
        try check("CS", of: group, in: &file)
    }

    /// Screens, and how inks are printed over each other, are for printing presses.
    private mutating func convert(state: QPDFFile.Handle, in file: inout QPDFFile, depth: Int) throws {
        let identity = file.identity(state)
        guard identity == 0 || seen.insert(identity).inserted else { return }
        for key in ["TR", "TR2"] {
            guard let function = file.value(key, of: state) else { continue }
            guard file.isName(function, "Identity") || file.isName(function, "Default") else {
                throw NotArchival("It changes colours in a way that PDF/A doesn't allow.")
            }
            file.remove(key, from: state)
        }
        for key in ["HT", "HTP", "HTO", "OPM"] { file.remove(key, from: state) }
        if let intent = file.value("RI", of: state).flatMap({ file.name($0) }),
            !Self.renderingIntents.contains(intent)
        {
            file.remove("RI", from: state)
        }
        if let mode = file.value("BM", of: state) {
            let modes = (file.items(mode) ?? [mode]).compactMap { file.name($0) }
            guard modes.allSatisfy(Self.blendModes.contains) else {
                throw NotArchival("It blends colours in a way that PDF/A doesn't know.")
            }
        }
        // A mask's own transfer function is allowed: it shapes what shows, not its colours.
        if let mask = file.value("SMask", of: state), let group = file.value("G", of: mask),
            file.isStream(group)
        {
            try convert(form: group, in: &file, depth: depth + 1)
        }
        if let pair = file.value("Font", of: state).flatMap({ file.items($0) }), pair.first != nil {
            throw NotArchival("It chooses fonts in a way that is not checked.")
        }
    }

    private mutating func convert(pattern: QPDFFile.Handle, in file: inout QPDFFile, depth: Int) throws {
        if file.isStream(pattern) {
            try convert(form: pattern, in: &file, depth: depth)
            return
        }
        if let shading = file.value("Shading", of: pattern) {
            try check("ColorSpace", of: shading, in: &file)
        }
        if let state = file.value("ExtGState", of: pattern) {
            try convert(state: state, in: &file, depth: depth + 1)
        }
    }

    /// The characters of a Type 3 font are drawings like any other.
    private mutating func convertDrawnFont(
        _ font: QPDFFile.Handle, in file: inout QPDFFile, depth: Int
    ) throws {
        guard let subtype = file.value("Subtype", of: font), file.isName(subtype, "Type3"),
            seen.insert(file.identity(font)).inserted
        else { return }
        // Those of the page would hold the font itself.
        let own = file.value("Resources", of: font) ?? file.object([:])
        let number = indirect(own, as: "Resources", of: font, in: file)
        try convert(resources: file.handle(PDFReference(number: number)), in: &file, depth: depth + 1)
        guard let procedures = file.value("CharProcs", of: font), file.isDictionary(procedures) else {
            return
        }
        for name in file.keys(procedures) {
            guard let procedure = file.value(name, of: procedures), let content = file.decoded(procedure)
            else {
                throw NotArchival("A Type 3 font is damaged.")
            }
            try inspect(content: content, resources: file.handle(PDFReference(number: number)), in: &file)
        }
    }
}
