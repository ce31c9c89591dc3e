import CQPDF
import Documents
import Extraction
import Foundation

/// A PDF opened by qpdf, which keeps everything that it is not told to change.
///
/// An object handle (`qpdf_oh`) is valid until `releaseHandles`; what has to live longer is named by `PDFReference`.
struct QPDFFile: ~Copyable {
    typealias Handle = qpdf_oh

    private(set) var data: qpdf_data?

    /// Throws `encrypted` when neither the empty password nor one of these opens it.
    init(path: String, passwords: Passwords = Passwords()) throws {
        // What fails from here on is the file's fault: qpdf reports what it can't parse as it reports what it can't read.
        try FileHandle(forReadingFrom: URL(filePath: path)).close()
        read(path, password: nil)
        var left = passwords.values[...]
        var failure = takeError()
        while let refusal = failure as? Refusal, refusal.code == .encrypted, let password = left.popFirst() {
            read(path, password: password)
            failure = takeError()
        }
        if let failure { throw failure }
    }

    /// Without pages.
    init() throws {
        data = qpdf_init()
        qpdf_silence_errors(data)
        qpdf_set_suppress_warnings(data, QPDF_TRUE)
        qpdf_empty_pdf(data)
        try check()
    }

    /// Instead of what was read before.
    private mutating func read(_ path: String, password: String?) {
        if data != nil { qpdf_cleanup(&data) }
        data = qpdf_init()
        qpdf_silence_errors(data)
        qpdf_set_suppress_warnings(data, QPDF_TRUE)
        qpdf_read(data, path, password)
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
        if let error = takeError() { throw error }
    }

    /// What the calls since the last look ran into; qpdf tells it once.
    private func takeError() -> (any Error)? {
        guard qpdf_has_error(data) == QPDF_TRUE else { return nil }
        let error = qpdf_get_error(data)
        let detail = qpdf_get_error_message_detail(data, error).map { String(cString: $0) } ?? ""
        switch qpdf_get_error_code(data, error) {
        case qpdf_e_password:
            return Refusal(.encrypted, "The PDF opens only with a password.")
        case qpdf_e_internal where detail.contains("bad_alloc"):
            return Refusal.renditionOutOfMemory
        case qpdf_e_system where QPDFFile.faultsOfTheMachine.contains { detail.contains($0) }:
            return RenditionFault(description: "qpdf: \(detail)")
        default:
            return Refusal.renditionCorruptPDF
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

    /// Adds a page as the last, with all that it needs of its file. That file must be there until this one is written.
    func add(_ page: Handle, of file: borrowing QPDFFile) throws {
        qpdf_add_page(data, file.data, page, QPDF_FALSE)
        try file.check()
        try check()
    }

    /// Adds a new page as the last. `entries` lack `Type` and `Parent`.
    mutating func addPage(_ entries: [String: PDFValue]) throws {
        let page = try add(.dictionary(entries.merging(["Type": .name("Page")]) { $1 }))
        qpdf_add_page(data, data, handle(page), QPDF_FALSE)
        try check()
    }

    /// What the information dictionary says; `key` with its slash.
    func information(_ key: String) -> String? {
        qpdf_get_info_key(data, key).map { String(cString: $0) }
    }

    func setInformation(_ key: String, _ value: String) {
        qpdf_set_info_key(data, key, value)
    }

    /// Writes the file, without encryption and with an ID made from its content: the same input, the same bytes.
    func write(to path: String, as conformance: PDFConformance = .asItIs) throws {
        qpdf_init_write(data, path)
        try write(as: conformance)
    }

    /// The same, in memory.
    func written() throws -> Data {
        qpdf_init_write_memory(data)
        try write(as: .asItIs)
        guard let bytes = qpdf_get_buffer(data) else { throw Refusal.renditionOutOfMemory }
        return Data(bytes: bytes, count: qpdf_get_buffer_length(data))
    }

    private func write(as conformance: PDFConformance) throws {
        try check()
        // PDF/A-2 is PDF 1.7, and its metadata is there for programs that can't unpack it.
        let isArchival = conformance == .pdfA2b
        if isArchival {
            qpdf_force_pdf_version(data, "1.7")
            qpdf_set_newline_before_endstream(data, QPDF_TRUE)
        }
        qpdf_set_deterministic_ID(data, QPDF_TRUE)
        qpdf_set_preserve_encryption(data, QPDF_FALSE)
        qpdf_set_decode_level(data, qpdf_dl_none)
        qpdf_set_compress_streams(data, isArchival ? QPDF_FALSE : QPDF_TRUE)
        qpdf_write(data)
        try check()
    }
}
