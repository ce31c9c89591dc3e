import Testing

@testable import Buckets

@Suite("The address of a bucket")
struct BucketAddressTests {
    private let address = BucketAddress(
        bucket: "documents", prefix: "a b/ü+x", endpoint: "http://127.0.0.1:9000")

    @Test("escapes all that RFC 3986 doesn't call unreserved, and puts the query in order")
    func urls() {
        #expect(
            address.url(key: address.key("ab/cd/~._-*'()"))
                == "http://127.0.0.1:9000/documents/a%20b/%C3%BC%2Bx/ab/cd/~._-%2A%27%28%29")
        #expect(
            address.url(key: nil, query: ["uploads": "", "prefix": "a b/&", "key-marker": "x=y"])
                == "http://127.0.0.1:9000/documents?key-marker=x%3Dy&prefix=a%20b%2F%26&uploads=")
        #expect(address.source(key: "a b") == "/documents/a%20b")
    }

    @Test("puts the bucket into the host's name when it is asked to")
    func virtualHosts() {
        var address = address
        address.endpoint = "https://s3.eu-central-1.amazonaws.com"
        address.isPathStyle = false
        #expect(address.url(key: "k") == "https://documents.s3.eu-central-1.amazonaws.com/k")
        #expect(
            address.url(key: nil, query: ["list-type": "2"])
                == "https://documents.s3.eu-central-1.amazonaws.com/?list-type=2")
    }

    @Test("is read from s3://bucket/prefix, whatever slashes are at the prefix's ends")
    func parses() throws {
        #expect(try BucketAddress.parse("s3://documents") == ("documents", ""))
        #expect(try BucketAddress.parse("s3://documents/") == ("documents", ""))
        #expect(try BucketAddress.parse("s3://documents//a b/c/") == ("documents", "a b/c"))
    }

    @Test(
        "is refused when it is none",
        arguments: [
            "s3://", "s3://a", "s3:///prefix", "s3://-documents/x", "s3://docu ments/x", "s3://docs/a/../b",
        ])
    func mistakes(text: String) {
        #expect(throws: BucketAddress.Mistake.self) { try BucketAddress.parse(text) }
    }
}
