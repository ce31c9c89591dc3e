// ISO 19005-2 §6.2.4.
extension ArchivalConversion {
    private static let mostColorants = 32
    private static let processColorants: Set<String> = ["Cyan", "Magenta", "Yellow", "Black", "None"]

    /// Of the dictionary's colour space, which is said another way where it is a device's own CMYK.
    mutating func check(_ key: String, of object: QPDFFile.Handle, in file: inout QPDFFile) throws {
        guard let space = file.value(key, of: object) else { return }
        if file.isName(space, "DeviceCMYK") {
            file.replace(key, of: object, with: try inks(in: &file))
        } else {
            try check(space: space, in: &file, depth: 0)
        }
    }

    private mutating func check(space: QPDFFile.Handle, in file: inout QPDFFile, depth: Int) throws {
        guard depth < Self.deepest else { throw NotArchival("A colour space is nested too deep.") }
        if let name = file.name(space) { return try check(spaceNamed: name) }
        guard let items = file.items(space), let family = items.first.flatMap({ file.name($0) }) else {
            return
        }
        switch family {
        case "CalGray", "CalRGB", "Lab": break
        case "ICCBased":
            guard items.count > 1 else { throw NotArchival("A colour space is incomplete.") }
            try check(profile: items[1], in: file)
        case "Indexed", "Pattern":
            if items.count > 1 { try check(item: 1, of: space, in: &file, depth: depth) }
        case "Separation":
            try check(spot: space, in: &file, depth: depth)
        case "DeviceN":
            try check(spots: space, in: &file, depth: depth)
        default: try check(spaceNamed: family)
        }
    }

    /// The space that another one goes back to.
    private mutating func check(
        item index: Int, of space: QPDFFile.Handle, in file: inout QPDFFile, depth: Int
    ) throws {
        guard let items = file.items(space), items.indices.contains(index) else { return }
        let item = items[index]
        if file.isName(item, "DeviceCMYK") {
            file.replace(item: index, of: space, with: try inks(in: &file))
        } else {
            try check(space: item, in: &file, depth: depth + 1)
        }
    }

    mutating func check(spaceNamed name: String) throws {
        switch name {
        case "DeviceCMYK", "CMYK": usesInks = true
        case "DeviceGray", "G", "DeviceRGB", "RGB", "Pattern": break
        default: throw NotArchival("It uses an unknown colour space.")
        }
    }

    private mutating func check(profile: QPDFFile.Handle, in file: borrowing QPDFFile) throws {
        let identity = file.identity(profile)
        let channels = file.value("N", of: profile).flatMap { file.integer($0) } ?? 0
        guard seen.insert(identity).inserted else { return }
        file.remove("Metadata", from: profile)
        if let bytes = file.decoded(profile), ICCHeader(bytes)?.fits(channels: channels) == true { return }
        // Viewers pass over a profile for other colours than these, and show what the device has.
        guard
            let usual = [1: StandardGrey.profile, 3: StandardRGB.profile, 4: PrintingInks.profile][channels]
        else { throw NotArchival("A colour profile is damaged.") }
        try file.replace(stream: profile, with: Array(usual))
    }

    /// Wherever a spot colour occurs, it looks the same.
    private mutating func check(spot space: QPDFFile.Handle, in file: inout QPDFFile, depth: Int) throws {
        try check(item: 2, of: space, in: &file, depth: depth)
        guard let items = file.items(space), items.count >= 4, let name = file.name(items[1]) else {
            throw NotArchival("A colour space is incomplete.")
        }
        guard !name.unicodeScalars.contains("\u{FFFD}") else {
            throw NotArchival("An ink's name is not in Unicode.")
        }
        let look = file.source(items[2]) + " " + file.source(items[3])
        guard spotColours[name, default: look] == look else {
            throw NotArchival("A spot colour looks one way here and another there.")
        }
        spotColours[name] = look
    }

    private mutating func check(spots space: QPDFFile.Handle, in file: inout QPDFFile, depth: Int) throws {
        try check(item: 2, of: space, in: &file, depth: depth)
        guard let items = file.items(space), items.count >= 4, let names = file.items(items[1]) else {
            throw NotArchival("A colour space is incomplete.")
        }
        guard names.count <= Self.mostColorants else {
            throw NotArchival("A colour space has more inks than PDF/A allows.")
        }
        let attributes = items.count > 4 ? items[4] : nil
        let colorants = attributes.flatMap { file.value("Colorants", of: $0) }
        for name in names.compactMap({ file.name($0) }) where !Self.processColorants.contains(name) {
            guard let colorant = colorants.flatMap({ file.value(name, of: $0) }) else {
                throw NotArchival("An ink doesn't say what it looks like by itself.")
            }
            try check(space: colorant, in: &file, depth: depth + 1)
        }
    }
}
