/// One value on its way to the server, in text form.
struct Bind: Sendable {
    enum Value: Sendable {
        case null
        case text(String)
        /// It could not be written down; thrown when the statement runs, since an interpolation can't throw.
        case failed(String)
    }

    let type: PostgresType
    let value: Value

    init<T: PostgresEncodable>(_ value: T) {
        type = T.postgresType
        do {
            guard let text = try value.postgresText() else {
                self.value = .null
                return
            }
            // libpq takes text up to the first NUL; Postgres can't store one at all.
            self.value = text.utf8.contains(0) ? .failed("a text value holds a NUL character") : .text(text)
        } catch {
            self.value = .failed("a value can't be encoded: \(error)")
        }
    }
}
