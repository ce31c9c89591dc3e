// What a content stream says: ISO 19005-2 §6.2.2, and which characters it shows.
extension ArchivalConversion {
    private static let operators: Set<String> = [
        "b", "B", "b*", "B*", "BDC", "BI", "BMC", "BT", "BX", "c", "cm", "CS", "cs", "d", "d0", "d1", "Do",
        "DP",
        "EMC", "ET", "EX", "f", "F", "f*", "G", "g", "gs", "h", "i", "j", "J", "K", "k", "l", "m", "M", "MP",
        "n",
        "q", "Q", "re", "RG", "rg", "ri", "s", "S", "SC", "sc", "SCN", "scn", "sh", "T*", "Tc", "Td", "TD",
        "Tf",
        "Tj", "TJ", "TL", "Tm", "Tr", "Ts", "Tw", "Tz", "v", "w", "W", "W*", "y", "'", "\"",
    ]
    private static let invisible = 3
    private static let deepestStates = 28

    private struct TextState {
        /// The font's object number; 0 for none.
        var font = 0
        var isVisible = true
    }

    mutating func inspect(
        content: [UInt8], resources: QPDFFile.Handle, in file: inout QPDFFile
    ) throws {
        let fontNumbers = fontNumbers(in: resources, file)
        var scanner = ContentScanner(content)
        var state = TextState()
        var saved: [TextState] = []
        while let operation = scanner.next() {
            guard Self.operators.contains(operation.name) else {
                throw NotArchival("A page is drawn in a way that the standard of PDF doesn't know.")
            }
            switch operation.name {
            case "q":
                saved.append(state)
                guard saved.count <= Self.deepestStates else {
                    throw NotArchival("Its drawings are nested deeper than PDF/A allows.")
                }
            case "Q": state = saved.popLast() ?? state
            case "Tr": state.isVisible = operation.lastInteger != Self.invisible
            case "Tf":
                let name = ContentOperand.all(in: content[operation.range]).first?.text ?? ""
                state.font = fontNumbers[name] ?? 0
                if state.font != 0 { register(state.font, in: file) }
            case "Tj", "TJ", "'", "\"":
                try show(ContentOperand.all(in: content[operation.range]), state)
            case "Do":
                let name = ContentOperand.all(in: content[operation.range]).first?.text ?? ""
                guard let objects = file.value("XObject", of: resources), file.value(name, of: objects) != nil
                else {
                    throw NotArchival("A page draws something that is not there.")
                }
            case "K", "k": usesInks = true
            case "cs", "CS":
                let name = ContentOperand.all(in: content[operation.range]).first?.text ?? ""
                if name == "DeviceCMYK" { usesInks = true }
            case "ri":
                let name = ContentOperand.all(in: content[operation.range]).first?.text ?? ""
                guard Self.renderingIntents.contains(name) else {
                    throw NotArchival("It asks for colours in a way that PDF/A doesn't know.")
                }
            case "BI":
                try checkInlineImage(ContentOperand.inlineImage(in: content[operation.range]), in: file)
            default: break
            }
        }
        guard scanner.isAtEnd || scanner.isOnlySpaceLeft else {
            throw NotArchival("The content of a page is damaged.")
        }
    }

    private func fontNumbers(
        in resources: QPDFFile.Handle, _ file: borrowing QPDFFile
    ) -> [String: Int] {
        guard let fonts = file.value("Font", of: resources), file.isDictionary(fonts) else { return [:] }
        var numbers: [String: Int] = [:]
        for name in file.keys(fonts) {
            if let font = file.value(name, of: fonts) { numbers[name] = file.identity(font) }
        }
        return numbers
    }

    private mutating func register(_ font: Int, in file: borrowing QPDFFile) {
        guard fonts[font] == nil else { return }
        let dictionary = file.handle(PDFReference(number: font))
        let isComposite = file.value("Subtype", of: dictionary).map { file.isName($0, "Type0") } ?? false
        fonts[font] = FontUse(isComposite: isComposite)
    }

    private mutating func show(_ operands: [ContentOperand], _ state: TextState) throws {
        guard state.font != 0, var use = fonts[state.font] else {
            throw NotArchival("Text is shown in a font that is not there.")
        }
        // Nothing is copied while it grows.
        fonts[state.font] = nil
        for operand in operands {
            switch operand {
            case .string(let text): use.show(text, visibly: state.isVisible)
            case .array(let items):
                for case .string(let text) in items { use.show(text, visibly: state.isVisible) }
            default: break
            }
        }
        fonts[state.font] = use
    }

    /// Between `BI` and `ID` names are short (ISO 32000-1 table 93).
    private mutating func checkInlineImage(
        _ entries: [String: ContentOperand], in file: borrowing QPDFFile
    ) throws {
        let filters: [ContentOperand] =
            switch entries["F"] ?? entries["Filter"] {
            case .array(let items)?: items
            case let filter?: [filter]
            case nil: []
            }
        guard !filters.contains(where: { $0.text == "LZW" || $0.text == "LZWDecode" || $0.text == "Crypt" })
        else {
            throw NotArchival("A picture within a page is packed in a way that PDF/A doesn't allow.")
        }
        if entries["I"] == .word(Array("true".utf8)) || entries["Interpolate"] == .word(Array("true".utf8)) {
            throw NotArchival("A picture within a page asks to be smoothed.")
        }
        switch entries["CS"] ?? entries["ColorSpace"] {
        case .name(let name)? where ["CMYK", "DeviceCMYK"].contains(String(decoding: name, as: UTF8.self)):
            usesInks = true
        case .array(let items)? where items.contains(where: { ["CMYK", "DeviceCMYK"].contains($0.text) }):
            usesInks = true
        default: break
        }
    }
}

extension FontUse {
    fileprivate mutating func show(_ text: [UInt8], visibly: Bool) {
        if visibly, !text.isEmpty { isVisible = true }
        if isComposite {
            for index in stride(from: 0, to: text.count - 1, by: 2) {
                codes.insert(UInt16(text[index]) << 8 | UInt16(text[index + 1]))
            }
        } else {
            for byte in text { codes.insert(UInt16(byte)) }
        }
    }
}
