import CQPDF
import Documents
import Foundation

extension QPDFFile {
    func object(_ value: PDFValue) -> Handle {
        switch value {
        case .boolean(let value): return qpdf_oh_new_bool(data, value ? QPDF_TRUE : QPDF_FALSE)
        case .integer(let value): return qpdf_oh_new_integer(data, Int64(value))
        case .real(let value): return qpdf_oh_new_real_from_string(data, PDFValue.number(value))
        case .name(let name): return qpdf_oh_new_name(data, "/\(name)")
        case .string(let bytes):
            return bytes.withUnsafeBytes { bytes in
                qpdf_oh_new_binary_string(data, bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
            }
        case .array(let items): return array(items.map { object($0) })
        case .dictionary(let entries):
            let dictionary = qpdf_oh_new_dictionary(data)
            for (key, value) in entries { replace(key, of: dictionary, with: object(value)) }
            return dictionary
        case .reference(let reference): return handle(reference)
        }
    }
}

extension QPDFFile: PDFObjectSink {
    mutating func add(_ value: PDFValue) throws -> PDFReference {
        let reference = qpdf_make_indirect_object(data, object(value))
        try check()
        return PDFReference(number: Int(qpdf_oh_get_object_id(data, reference)))
    }

    mutating func addStream(_ dictionary: [String: PDFValue], _ bytes: Data) throws -> PDFReference {
        // Where object numbers run out, qpdf_oh_new_stream ends the process; so one that can fail is taken before.
        guard try add(.boolean(true)).number < Int(Int32.max) - 1 else { throw Refusal.renditionCorruptPDF }
        let stream = qpdf_oh_new_stream(data)
        let filter = dictionary["Filter"].map { object($0) } ?? qpdf_oh_new_null(data)
        let parameters = dictionary["DecodeParms"].map { object($0) } ?? qpdf_oh_new_null(data)
        bytes.withUnsafeBytes { bytes in
            let start = bytes.bindMemory(to: UInt8.self).baseAddress
            qpdf_oh_replace_stream_data(data, stream, start, bytes.count, filter, parameters)
        }
        let target = qpdf_oh_get_dict(data, stream)
        for (key, value) in dictionary where key != "Filter" && key != "DecodeParms" {
            replace(key, of: target, with: object(value))
        }
        try check()
        return PDFReference(number: Int(qpdf_oh_get_object_id(data, stream)))
    }
}
