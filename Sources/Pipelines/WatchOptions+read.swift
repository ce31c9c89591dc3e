import StrictYAML

extension WatchDraft {
    static func read(_ section: Section) -> WatchDraft? {
        let folder = section.required("folder", .watchedFolder)
        let usual = WatchOptions(folder: folder ?? "")
        let options = WatchOptions(
            folder: usual.folder,
            include: section.value("include", .list(of: .shellPattern).filled(), default: usual.include),
            exclude: section.value("exclude", .list(of: .shellPattern), default: usual.exclude),
            settle: section.value(
                "settle", .duration(in: .zero ... .seconds(3600)), default: usual.settle),
            polling: section.value("polling", .oneOf(WatchOptions.Polling.self), default: usual.polling),
            original: section.value("original", .oneOf(WatchOptions.Original.self), default: usual.original),
            duplicates: section.value(
                "duplicates", .oneOf(WatchOptions.Duplicates.self), default: usual.duplicates),
            recursive: section.value("recursive", .boolean, default: usual.recursive),
            priority: section.value("priority", .integer(in: -100...100), default: usual.priority))
        for pattern in options.include where options.exclude.contains(pattern) {
            section.refuse("exclude", "\(quoted(pattern)) is included and excluded")
        }
        guard folder != nil else { return nil }
        return WatchDraft(options: options, folderOrigin: section.origin(of: "folder") ?? section.origin)
    }
}

extension Shape where Value == String {
    /// A path that leaves the data folder only openly, by being absolute. Loses `.` and empty parts.
    fileprivate static var watchedFolder: Shape {
        text.checked { path in
            let parts = path.split(separator: "/").filter { $0 != "." }
            if path.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
                return .mistake("holds a control character")
            }
            if parts.contains("..") {
                return .mistake(
                    "\(quoted(path)) goes up by \"..\"; write an absolute path for a folder elsewhere")
            }
            if path.hasPrefix("~") {
                return .mistake(
                    "\(quoted(path)) begins with \"~\", which only a shell knows; write it in full")
            }
            if parts.isEmpty {
                let whole = path.hasPrefix("/") ? "the whole machine" : "the data folder itself"
                return .mistake("\(quoted(path)) is \(whole)", suggestion: "inbox")
            }
            return .value((path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/"))
        }
    }

    /// As for a shell: `*.pdf`, `scan-??.tif`.
    static var shellPattern: Shape {
        text.checked { pattern in
            guard pattern.hasPrefix("/") || pattern.hasPrefix("./") || pattern.hasSuffix("/") else {
                return .value(pattern)
            }
            let parts = pattern.split(separator: "/").filter { $0 != "." }
            return .mistake(
                "\(quoted(pattern)) can't match: patterns are for files below the watched folder",
                suggestion: parts.isEmpty ? nil : parts.joined(separator: "/"))
        }
    }
}
