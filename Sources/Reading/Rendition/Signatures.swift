import Foundation

/// Finds digital signatures (ISO 32000-1 §12.8): any change to a signed file, however small, makes its signatures
/// invalid, so a signed PDF is handed on as it is.
enum Signatures {
    /// Forms nest a handful deep and have some thousand fields; a file with more is odd and counts as signed, so it stays
    /// untouched.
    private static let deepest = 64
    private static let mostFields = 100_000

    static func exist(in file: borrowing QPDFFile) -> Bool {
        let root = file.root()
        if let permissions = file.value("Perms", of: root), !file.keys(permissions).isEmpty { return true }
        guard let form = file.value("AcroForm", of: root), let fields = file.value("Fields", of: form) else {
            return false
        }
        var budget = mostFields
        return isSigned(fields, in: file, isSignature: false, depth: 0, budget: &budget)
    }

    /// `isSignature`: the field type is inherited from the parent.
    private static func isSigned(
        _ fields: QPDFFile.Handle, in file: borrowing QPDFFile, isSignature: Bool, depth: Int,
        budget: inout Int
    ) -> Bool {
        guard depth < deepest else { return true }
        for field in file.items(fields) ?? [] {
            budget -= 1
            guard budget > 0 else { return true }
            let type = file.value("FT", of: field)
            let isSignature = type.map { file.isName($0, "Sig") } ?? isSignature
            if isSignature, file.value("V", of: field) != nil { return true }
            if let kids = file.value("Kids", of: field),
                isSigned(kids, in: file, isSignature: isSignature, depth: depth + 1, budget: &budget)
            {
                return true
            }
        }
        return false
    }
}
