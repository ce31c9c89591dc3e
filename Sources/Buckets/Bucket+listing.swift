import Foundation

extension Bucket {
    /// Every object whose key begins so, a thousand in an answer.
    package func objects(below prefix: String) throws -> [BucketObject] {
        var objects: [BucketObject] = []
        try eachPage(of: prefix, isByFolder: false) { objects += $0.objects }
        return objects
    }

    /// The parts up to the next slash of the keys that begin so: whole, with the slash at their end.
    package func folders(below prefix: String) throws -> [String] {
        var folders: [String] = []
        try eachPage(of: prefix, isByFolder: true) { folders += $0.prefixes }
        return folders
    }

    /// The server's time, in seconds since 1970. Asking proves that the bucket is there and can be listed.
    package func clock() throws -> Int {
        let prefix = address.key("")
        guard let date = try ask(page(of: prefix, continuation: nil, isByFolder: true, most: 1)).date else {
            throw fault(.unexpected, "the server does not say what time it is")
        }
        return date
    }

    private func eachPage(
        of prefix: String, isByFolder: Bool, _ use: (BucketXML.ObjectPage) throws -> Void
    ) throws {
        var continuation: String?
        repeat {
            let answer = try ask(page(of: prefix, continuation: continuation, isByFolder: isByFolder))
            let page = try reading { try BucketXML.objects(in: answer.body) }
            try use(page)
            guard page.continuation == nil || page.continuation != continuation else {
                throw fault(.unexpected, "the server's list does not go on")
            }
            continuation = page.continuation
        } while continuation != nil
    }

    func page(
        of prefix: String, continuation: String?, isByFolder: Bool, most: Int = 1000
    ) -> BucketRequest {
        var query = ["list-type": "2", "prefix": prefix, "max-keys": String(most)]
        if isByFolder { query["delimiter"] = "/" }
        if let continuation { query["continuation-token"] = continuation }
        return BucketRequest(method: .get, query: query)
    }

    func reading<Result>(_ read: () throws -> Result) throws -> Result {
        do {
            return try read()
        } catch is BucketXML.Unreadable {
            throw fault(.unexpected, "the server's answer can't be read")
        }
    }
}
