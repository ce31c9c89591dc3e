import CQPDF
import Documents
import Foundation

/// A PDF opened by qpdf, which keeps everything that it is not told to change.
///
/// An object handle (`qpdf_oh`) is valid until `releaseHandles`; what has to live longer is named by `PDFReference`.
struct QPDFFile: ~Copyable {
    typealias Handle = qpdf_oh

    private(set) var data: qpdf_data?

    /// Throws `encrypted` when the empty password does not open it.
    init(path: String) throws {
        // What fails from here on is the file's fault: qpdf reports what it can't parse as it reports what it can't read.
        try FileHandle(forReadingFrom: URL(filePath: path)).close()
        data = qpdf_init()
        qpdf_silence_errors(data)
        qpdf_set_suppress_warnings(data, QPDF_TRUE)
        qpdf_read(data, path, nil)
        try check()
    }

    deinit {
        // Nil when the file could not be opened; qpdf_cleanup takes no nil.
        var data = data
        if data != nil { qpdf_cleanup(&data) }
    }

    /// How qpdf's messages end when the disk is to blame; its error code is the same for a broken file.
    private static let faultsOfTheMachine = [
        ENOSPC, EDQUOT, EIO, EROFS, EACCES, EPERM, ENOENT, ENOTDIR, EMFILE, ENFILE, EFBIG,
    ].map { ": \(String(cString: strerror($0)))" }

    /// Throws what the calls since the last check ran into.
    func check() throws {
        guard qpdf_has_error(data) == QPDF_TRUE else { return }
        let error = qpdf_get_error(data)
        let detail = qpdf_get_error_message_detail(data, error).map { String(cString: $0) } ?? ""
        switch qpdf_get_error_code(data, error) {
        case qpdf_e_password:
            throw Refusal(.encrypted, "The PDF opens only with a password.")
        case qpdf_e_internal where detail.contains("bad_alloc"):
            throw Refusal.renditionOutOfMemory
        case qpdf_e_system where QPDFFile.faultsOfTheMachine.contains { detail.contains($0) }:
            throw RenditionFault(description: "qpdf: \(detail)")
        default:
            throw Refusal.renditionCorruptPDF
        }
    }

    /// True when every author of the file allows its content to be changed and read out.
    var mayBeChanged: Bool {
        guard qpdf_is_encrypted(data) == QPDF_TRUE else { return true }
        return qpdf_allow_modify_other(data) == QPDF_TRUE && qpdf_allow_extract_all(data) == QPDF_TRUE
    }

    func pageCount() throws -> Int {
        let count = Int(qpdf_get_num_pages(data))
        try check()
        return count
    }

    /// The page's dictionary; `index` from 0.
    func page(at index: Int) throws -> Handle {
        let page = qpdf_get_page_n(data, index)
        try check()
        return page
    }

    func root() -> Handle { qpdf_get_root(data) }

    func releaseHandles() { qpdf_oh_release_all(data) }

    /// Writes the file, without encryption and with an ID made from its content: the same input, the same bytes.
    func write(to path: String) throws {
        qpdf_init_write(data, path)
        try check()
        qpdf_set_deterministic_ID(data, QPDF_TRUE)
        qpdf_set_preserve_encryption(data, QPDF_FALSE)
        qpdf_set_decode_level(data, qpdf_dl_none)
        qpdf_set_compress_streams(data, QPDF_TRUE)
        qpdf_write(data)
        try check()
    }
}
