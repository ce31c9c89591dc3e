import CQPDF
import Foundation

// Reading and changing what is in the file. An unexpected type reads as nil, never as an error.
extension QPDFFile {
    /// Nil when `object` is no dictionary (or stream), lacks the key, or has null there.
    func value(_ key: String, of object: Handle) -> Handle? {
        let dictionary =
            qpdf_oh_is_stream(data, object) == QPDF_TRUE ? qpdf_oh_get_dict(data, object) : object
        guard isDictionary(dictionary) else { return nil }
        let value = qpdf_oh_get_key(data, dictionary, "/\(key)")
        return qpdf_oh_is_null(data, value) == QPDF_TRUE ? nil : value
    }

    func isDictionary(_ object: Handle) -> Bool { qpdf_oh_is_dictionary(data, object) == QPDF_TRUE }
    func isStream(_ object: Handle) -> Bool { qpdf_oh_is_stream(data, object) == QPDF_TRUE }

    func integer(_ object: Handle) -> Int? {
        qpdf_oh_is_number(data, object) == QPDF_TRUE
            ? Int(exactly: qpdf_oh_get_numeric_value(data, object).rounded()) : nil
    }

    func number(_ object: Handle) -> Double? {
        qpdf_oh_is_number(data, object) == QPDF_TRUE ? qpdf_oh_get_numeric_value(data, object) : nil
    }

    func isName(_ object: Handle, _ name: String) -> Bool {
        qpdf_oh_is_name_and_equals(data, object, "/\(name)") == QPDF_TRUE
    }

    /// Nil when `object` is no array.
    func items(_ object: Handle) -> [Handle]? {
        guard qpdf_oh_is_array(data, object) == QPDF_TRUE else { return nil }
        return (0..<qpdf_oh_get_array_n_items(data, object)).map { qpdf_oh_get_array_item(data, object, $0) }
    }

    func keys(_ dictionary: Handle) -> [String] {
        var keys: [String] = []
        qpdf_oh_begin_dict_key_iter(data, dictionary)
        while qpdf_oh_dict_more_keys(data) == QPDF_TRUE {
            guard let key = qpdf_oh_dict_next_key(data) else { break }
            keys.append(String(String(cString: key).dropFirst()))
        }
        return keys
    }

    /// A new direct dictionary with the same entries.
    func shallowCopy(_ dictionary: Handle?) -> Handle {
        let copy = qpdf_oh_new_dictionary(data)
        guard let dictionary, isDictionary(dictionary) else { return copy }
        for key in keys(dictionary) {
            qpdf_oh_replace_key(data, copy, "/\(key)", qpdf_oh_get_key(data, dictionary, "/\(key)"))
        }
        return copy
    }

    func replace(_ key: String, of dictionary: Handle, with value: Handle) {
        qpdf_oh_replace_key(data, dictionary, "/\(key)", value)
    }

    func array(_ items: [Handle]) -> Handle {
        let array = qpdf_oh_new_array(data)
        for item in items { qpdf_oh_append_item(data, array, item) }
        return array
    }

    func handle(_ reference: PDFReference) -> Handle {
        qpdf_get_object_by_id(data, Int32(reference.number), 0)
    }

    /// A page's content streams, decoded and joined; nil when a filter is unknown or broken.
    func content(of page: Handle) -> [UInt8]? {
        var buffer: UnsafeMutablePointer<UInt8>?
        var count = 0
        qpdf_oh_get_page_content_data(data, page, &buffer, &count)
        defer { free(buffer) }
        // An undecodable stream is an error here, but none of the rendition: the content just stays as it is.
        guard qpdf_has_error(data) != QPDF_TRUE else {
            _ = qpdf_get_error(data)
            return nil
        }
        guard let buffer else { return nil }
        return Array(UnsafeBufferPointer(start: buffer, count: count))
    }
}
