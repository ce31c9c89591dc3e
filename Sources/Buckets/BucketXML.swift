import Foundation
import FoundationXML

/// Reads the answers of the S3 API that are XML. They are flat: the names of the elements say where we are.
enum BucketXML {
    /// What an answer that refuses says; empty where it says nothing that we can read.
    struct Failure {
        var code = ""
        var region: String?
    }

    struct ObjectPage {
        var objects: [BucketObject] = []
        /// The prefixes up to the delimiter.
        var prefixes: [String] = []
        var continuation: String?
    }

    struct UploadPage {
        var uploads: [(key: String, id: String, initiated: Int)] = []
        var next: (key: String, id: String)?
    }

    struct Unreadable: Error {}

    static func error(in body: Data) -> Failure {
        guard let root = try? Node.parse(body), root.name == "Error" else { return Failure() }
        // It goes into messages: a word, or nothing.
        func word(_ name: String) -> String? {
            root[name].flatMap { $0.wholeMatch(of: /[A-Za-z0-9._-]{1,64}/) == nil ? nil : $0 }
        }
        return Failure(code: word("Code") ?? "", region: word("Region"))
    }

    static func objects(in body: Data) throws -> ObjectPage {
        let root = try Node.parse(body)
        guard root.name == "ListBucketResult" else { throw Unreadable() }
        var page = ObjectPage()
        for child in root.children {
            switch child.name {
            case "Contents":
                guard let key = child["Key"], let size = child["Size"].flatMap({ Int($0) }),
                    let modified = child["LastModified"].flatMap(seconds)
                else { throw Unreadable() }
                page.objects.append(BucketObject(key: key, size: size, lastModified: modified))
            case "CommonPrefixes": page.prefixes += child.children.filter { $0.name == "Prefix" }.map(\.text)
            default: break
            }
        }
        if root["IsTruncated"] == "true" {
            guard let token = root["NextContinuationToken"] else { throw Unreadable() }
            page.continuation = token
        }
        return page
    }

    static func uploads(in body: Data) throws -> UploadPage {
        let root = try Node.parse(body)
        guard root.name == "ListMultipartUploadsResult" else { throw Unreadable() }
        var page = UploadPage()
        for child in root.children where child.name == "Upload" {
            guard let key = child["Key"], let id = child["UploadId"],
                let initiated = child["Initiated"].flatMap(seconds)
            else { throw Unreadable() }
            page.uploads.append((key, id, initiated))
        }
        if root["IsTruncated"] == "true" {
            guard let key = root["NextKeyMarker"], let id = root["NextUploadIdMarker"] else {
                throw Unreadable()
            }
            page.next = (key, id)
        }
        return page
    }

    static func uploadID(in body: Data) throws -> String {
        guard let id = try Node.parse(body)["UploadId"], !id.isEmpty else { throw Unreadable() }
        return id
    }

    /// `2026-11-26T08:13:20.872Z` in seconds since 1970.
    static func seconds(_ text: String) -> Int? {
        let pattern = /(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?Z/
        guard let match = text.wholeMatch(of: pattern)?.output else { return nil }
        let numbers = [match.1, match.2, match.3, match.4, match.5, match.6].compactMap { Int32($0) }
        guard numbers.count == 6 else { return nil }
        var parts = tm()
        parts.tm_year = numbers[0] - 1900
        parts.tm_mon = numbers[1] - 1
        parts.tm_mday = numbers[2]
        parts.tm_hour = numbers[3]
        parts.tm_min = numbers[4]
        parts.tm_sec = numbers[5]
        return timegm(&parts)
    }

    /// Its name for the root of an answer, where an error may come with a status of success.
    static func rootName(of body: Data) -> String? { try? Node.parse(body).name }
}

extension BucketXML {
    /// An element, with all its text together. No entities but XML's own are resolved.
    fileprivate final class Node: NSObject, XMLParserDelegate {
        let name: String
        var text = ""
        var children: [Node] = []
        private var open: [Node] = []

        init(name: String) {
            self.name = name
        }

        subscript(child: String) -> String? { children.first { $0.name == child }?.text }

        static func parse(_ data: Data) throws -> Node {
            let document = Node(name: "")
            document.open = [document]
            let parser = XMLParser(data: data)
            parser.delegate = document
            guard parser.parse(), let root = document.children.first else { throw Unreadable() }
            return root
        }

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            let node = Node(name: name)
            open.last?.children.append(node)
            open.append(node)
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) {
            open.removeLast()
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            open.last?.text += text
        }
    }
}
