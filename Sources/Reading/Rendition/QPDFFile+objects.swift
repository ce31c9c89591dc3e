import CQPDF
import Foundation

// Reading and changing what is in the file. An unexpected type reads as nil, never as an error.
extension QPDFFile {
    /// Nil when `object` is no dictionary (or stream), lacks the key, or has null there.
    func value(_ key: String, of object: Handle) -> Handle? {
        let dictionary = dictionary(of: object)
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

    /// Of a dictionary, or of a stream's.
    func replace(_ key: String, of object: Handle, with value: Handle) {
        qpdf_oh_replace_key(data, dictionary(of: object), "/\(key)", value)
    }

    func replace(item index: Int, of array: Handle, with value: Handle) {
        qpdf_oh_set_array_item(data, array, Int32(index), value)
    }

    private func dictionary(of object: Handle) -> Handle {
        qpdf_oh_is_stream(data, object) == QPDF_TRUE ? qpdf_oh_get_dict(data, object) : object
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
        bytes { buffer, count in
            qpdf_oh_get_page_content_data(data, page, buffer, count)
            return true
        }
    }

    /// What qpdf puts into a buffer of its own; nil when `fill` answers false, or qpdf can't.
    private func bytes(
        _ fill: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>, UnsafeMutablePointer<Int>) -> Bool
    ) -> [UInt8]? {
        var buffer: UnsafeMutablePointer<UInt8>?
        var count = 0
        let isFilled = fill(&buffer, &count)
        defer { free(buffer) }
        // An undecodable stream is an error here, but none of the rendition: the content just stays as it is.
        guard qpdf_has_error(data) != QPDF_TRUE else {
            _ = qpdf_get_error(data)
            return nil
        }
        guard isFilled else { return nil }
        guard let buffer else { return [] }
        return Array(UnsafeBufferPointer(start: buffer, count: count))
    }
}

extension QPDFFile {
    /// Nil when `object` is no name.
    func name(_ object: Handle) -> String? {
        guard qpdf_oh_is_name(data, object) == QPDF_TRUE else { return nil }
        return String(cString: qpdf_oh_get_name(data, object)).dropFirst().description
    }

    /// Nil when `object` is no string.
    func text(_ object: Handle) -> String? {
        guard qpdf_oh_is_string(data, object) == QPDF_TRUE else { return nil }
        return String(cString: qpdf_oh_get_utf8_value(data, object))
    }

    func isTrue(_ object: Handle) -> Bool {
        var value = QPDF_FALSE
        return qpdf_oh_get_value_as_bool(data, object, &value) == QPDF_TRUE && value == QPDF_TRUE
    }

    func remove(_ key: String, from object: Handle) {
        guard value(key, of: object) != nil else { return }
        qpdf_oh_remove_key(data, dictionary(of: object), "/\(key)")
    }

    /// 0 for a direct object.
    func identity(_ object: Handle) -> Int {
        qpdf_oh_is_indirect(data, object) == QPDF_TRUE ? Int(qpdf_oh_get_object_id(data, object)) : 0
    }

    /// A stream's bytes without its filters (but those of pictures); nil when one of them is unknown or broken.
    func decoded(_ stream: Handle) -> [UInt8]? {
        guard isStream(stream) else { return nil }
        return bytes { buffer, count in
            var isDecoded = QPDF_FALSE
            qpdf_oh_get_stream_data(data, stream, qpdf_dl_specialized, &isDecoded, buffer, count)
            return isDecoded == QPDF_TRUE
        }
    }
}

extension QPDFFile {
    /// A stream's filters, outermost first.
    func filters(of stream: Handle) -> [String] {
        guard let filter = value("Filter", of: stream) else { return [] }
        return (items(filter) ?? [filter]).compactMap { name($0) }
    }

    /// Whether what is given as filters is names.
    func hasSoundFilters(_ stream: Handle) -> Bool {
        guard let filter = value("Filter", of: stream) else { return true }
        return (items(filter) ?? [filter]).allSatisfy { name($0) != nil }
    }

    /// A stream's bytes as they lie in the file, but for encryption.
    func raw(_ stream: Handle) -> [UInt8]? {
        bytes { buffer, count in
            qpdf_oh_get_stream_data(data, stream, qpdf_dl_none, nil, buffer, count)
            return true
        }
    }

    /// Packs it with Flate, whatever it was packed with.
    func replace(stream: Handle, with bytes: [UInt8]) throws {
        let packed = try Deflate.compress(bytes)
        packed.withUnsafeBytes { packed in
            qpdf_oh_replace_stream_data(
                data, stream, packed.bindMemory(to: UInt8.self).baseAddress, packed.count,
                object(.name("FlateDecode")), qpdf_oh_new_null(data))
        }
    }

    /// As PDF writes it: equal objects, equal text.
    func source(_ object: Handle) -> String { String(cString: qpdf_oh_unparse(data, object)) }

    /// A page attribute, or a field's, that may stand further up in the tree (ISO 32000-1 §7.7.3.4).
    func inherited(_ key: String, by object: Handle) -> Handle? {
        var node = object
        for _ in 0..<64 {
            if let value = value(key, of: node) { return value }
            guard let parent = value("Parent", of: node) else { return nil }
            node = parent
        }
        return nil
    }
}
