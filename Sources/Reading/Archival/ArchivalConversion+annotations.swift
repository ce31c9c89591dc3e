// ISO 19005-2 §6.3 and §6.5.2.
extension ArchivalConversion {
    private static let allowed: Set<String> = [
        "Text", "Link", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight",
        "Underline",
        "Squiggly", "StrikeOut", "Stamp", "Caret", "Ink", "Popup", "Widget", "PrinterMark", "TrapNet",
        "Watermark",
        "Redact",
    ]
    private static let invisible = 1
    private static let hidden = 2
    private static let print = 4
    private static let noView = 32
    private static let toggleNoView = 256

    mutating func convertAnnotations(of page: QPDFFile.Handle, in file: inout QPDFFile) throws {
        guard let annotations = file.value("Annots", of: page).flatMap({ file.items($0) }) else { return }
        var kept: [QPDFFile.Handle] = []
        for annotation in annotations where file.isDictionary(annotation) {
            if try convert(annotation: annotation, in: &file) { kept.append(annotation) }
        }
        if kept.count < annotations.count { file.replace("Annots", of: page, with: file.array(kept)) }
    }

    /// False for one that a viewer doesn't show, and PDF/A doesn't allow.
    private mutating func convert(
        annotation: QPDFFile.Handle, in file: inout QPDFFile
    ) throws -> Bool {
        guard let kind = file.value("Subtype", of: annotation).flatMap({ file.name($0) }),
            Self.allowed.contains(kind)
        else { throw NotArchival("It has notes of a kind that PDF/A doesn't allow.") }
        let flags = file.value("F", of: annotation).flatMap { file.integer($0) } ?? 0
        guard flags & (Self.hidden | Self.noView) == 0 else {
            guard kind == "Widget" else { return false }
            // A field keeps its value; what is of no size needs no looks.
            file.remove("AP", from: annotation)
            file.replace("Rect", of: annotation, with: file.object([0, 0, 0, 0]))
            file.replace("F", of: annotation, with: file.object(.integer(Self.print)))
            for key in ["A", "AA"] { file.remove(key, from: annotation) }
            return true
        }
        let shown = (flags | Self.print) & ~(Self.invisible | Self.toggleNoView)
        file.replace("F", of: annotation, with: file.object(.integer(shown)))
        file.remove("AA", from: annotation)
        if kind == "Widget" {
            file.remove("A", from: annotation)
        } else {
            convertAction("A", of: annotation, in: file)
            // Of two targets, viewers follow the action.
            if file.value("A", of: annotation) != nil { file.remove("Dest", from: annotation) }
        }
        try convertAppearance(of: annotation, kind: kind, in: &file)
        return true
    }

    private mutating func convertAppearance(
        of annotation: QPDFFile.Handle, kind: String, in file: inout QPDFFile
    ) throws {
        guard let appearance = file.value("AP", of: annotation), file.isDictionary(appearance),
            let normal = file.value("N", of: appearance)
        else {
            let sides = (file.value("Rect", of: annotation).flatMap { file.items($0) } ?? [])
                .compactMap { file.number($0) }
            let isPoint = sides.count == 4 && sides[0] == sides[2] && sides[1] == sides[3]
            guard kind == "Popup" || kind == "Link" || isPoint else {
                throw NotArchival("It has notes or fields that each viewer draws in its own way.")
            }
            file.remove("AP", from: annotation)
            return
        }
        // What else there is shows only while a mouse is over it.
        for key in file.keys(appearance) where key != "N" { file.remove(key, from: appearance) }
        if file.isStream(normal) {
            try convert(form: normal, in: &file, depth: 0)
            if kind == "Widget", isButton(annotation, in: file) {
                // PDF/A wants a button to have states, if only one.
                let states = file.object([:])
                file.replace("Off", of: states, with: normal)
                file.replace("N", of: appearance, with: states)
                file.replace("AS", of: annotation, with: file.object(.name("Off")))
            }
            return
        }
        guard kind == "Widget", isButton(annotation, in: file) else {
            throw NotArchival("It has notes that look one way or another.")
        }
        if file.value("AS", of: annotation) == nil {
            file.replace("AS", of: annotation, with: file.object(.name("Off")))
        }
        for state in file.keys(normal) {
            guard let form = file.value(state, of: normal), file.isStream(form) else { continue }
            try convert(form: form, in: &file, depth: 0)
        }
    }

    private func isButton(_ field: QPDFFile.Handle, in file: borrowing QPDFFile) -> Bool {
        file.inherited("FT", by: field).map { file.isName($0, "Btn") } ?? false
    }
}
