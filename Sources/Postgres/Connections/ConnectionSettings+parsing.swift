import CPostgres

/// What a URL or a `keyword=value` text says, by libpq's own parser. The error doesn't repeat the text, since a
/// password may stand in it.
func parsedKeywords(_ url: String) throws -> [String: String] {
    var message: UnsafeMutablePointer<CChar>?
    defer { PQfreemem(message) }
    guard let options = PQconninfoParse(url, &message) else {
        throw PostgresError(
            message: "it is neither postgresql://user@host:port/database nor keyword=value pairs",
            doing: "reading the database URL")
    }
    defer { PQconninfoFree(options) }
    var keywords: [String: String] = [:]
    var option = options
    while let keyword = option.pointee.keyword {
        if let value = option.pointee.val { keywords[String(cString: keyword)] = String(cString: value) }
        option += 1
    }
    return keywords
}
