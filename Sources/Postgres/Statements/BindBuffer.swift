/// The values of one statement as libpq wants them: types, and pointers to texts that end in NUL.
struct BindBuffer: ~Copyable {
    private var types: [UInt32] = []
    private var bytes: [CChar] = []
    /// Where each text begins; nil for NULL.
    private var offsets: [Int?] = []

    /// Throws when a value could not be written down.
    init(_ sql: SQL) throws {
        types.reserveCapacity(sql.binds.count)
        offsets.reserveCapacity(sql.binds.count)
        for bind in sql.binds {
            types.append(bind.type.oid)
            switch bind.value {
            case .null: offsets.append(nil)
            case .text(let text):
                offsets.append(bytes.count)
                bytes += text.utf8CString
            case .failed(let reason):
                throw PostgresError(
                    sqlState: SQLState.invalidByte, message: reason, doing: sql.summary, details: [sql.text])
            }
        }
        // The protocol counts binds in 16 bits.
        guard types.count <= Int(UInt16.max) else {
            throw PostgresError(
                message: "\(types.count) values are more than 65,535; bind arrays and use unnest",
                doing: sql.summary)
        }
    }

    func withPointers<R>(
        _ body: (CInt, UnsafePointer<UInt32>?, UnsafePointer<UnsafePointer<CChar>?>?) -> R
    ) -> R {
        bytes.withUnsafeBufferPointer { buffer in
            let values = offsets.map { offset in
                offset.flatMap { start in buffer.baseAddress.map { UnsafePointer($0 + start) } }
            }
            return types.withUnsafeBufferPointer { types in
                values.withUnsafeBufferPointer { body(CInt(types.count), types.baseAddress, $0.baseAddress) }
            }
        }
    }
}

extension SQL {
    /// The beginning of the statement on one line, for errors. The values are not in it.
    var summary: String {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return words.count > 120 ? words.prefix(119) + "…" : words
    }
}
