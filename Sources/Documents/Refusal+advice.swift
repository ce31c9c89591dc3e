extension Refusal.Code {
    /// What a person can do about it.
    package var advice: String {
        switch self {
        case .encrypted:
            "Remove the password and hand the file in again; or name it in extract.passwords of its pipeline."
        case .corruptPDF, .corruptImage, .corruptDocument:
            "Open the original in its own program, save it anew and hand that in."
        case .unsupportedFormat: "Convert it to PDF, an image, an office document or text."
        case .tooManyPages: "Split it, or raise extract.limits.pages of its pipeline."
        case .pageTooLarge: "Scan at a lower resolution, or raise extract.limits.megapixels of its pipeline."
        case .decompressionBomb: "Treat the file as hostile: it unpacks to far more than its size."
        case .extractorCrashed: "Keep the file: it crashes a parser. Please report it with the version."
        case .extractorTimedOut: "Raise extract.limits.seconds-per-page of its pipeline, or split the file."
        case .outOfMemory: "Raise extract.limits.memory of its pipeline, or scan at a lower resolution."
        case .empty: "The file has no bytes; ask its sender for it again."
        case .noPages: "The file opens but holds no page; ask its sender for it again."
        case .unreadable: "Check the permissions of the file and its folder."
        case .undecodableText: "Save the text as UTF-8."
        case .fileTooLarge: "Split it, or raise the size limit in the configuration."
        case .tooManyChildren: "Split it, or raise extract.limits.children.number of its pipeline."
        case .tooDeep: "Unpack it by hand, or raise extract.limits.children.depth of its pipeline."
        case .notAFile: "Only regular files are taken; move pipes, devices and sockets elsewhere."
        case .unsafeName: "Rename the file without control characters."
        case .outsideFolder: "Copy the file itself into the folder instead of a link."
        case .attemptsExhausted:
            "See the failures with `a2d2 documents show`; try again with `a2d2 documents reprocess`."
        case .rejected, .cancelled: "A person decided so; `a2d2 documents reprocess` takes it up again."
        }
    }
}
