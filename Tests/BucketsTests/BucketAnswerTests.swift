import Foundation
import Testing

@testable import Buckets

@Suite("The answer of a bucket's server")
struct BucketAnswerTests {
    private let address = BucketAddress(bucket: "documents", endpoint: "https://s3.example.com:9000")

    private func fault(_ status: Int, code: String? = nil, more: String = "") -> BucketFault {
        let body = code.map {
            "<?xml version=\"1.0\"?>\n<Error><Code>\($0)</Code><Message>m</Message>\(more)</Error>"
        }
        return BucketAnswer(status: status, headers: [:], body: Data((body ?? "").utf8)).fault(at: address)
    }

    @Test(
        "is told by its code",
        arguments: [
            (403, "SignatureDoesNotMatch", BucketFault.Kind.wrongCredentials),
            (403, "InvalidAccessKeyId", .wrongCredentials), (403, "AccessDenied", .forbidden),
            (403, "RequestTimeTooSkewed", .clockSkew), (404, "NoSuchBucket", .noBucket),
            (404, "NoSuchKey", .missing),
            (404, "NoSuchUpload", .missing), (503, "SlowDown", .busy), (400, "RequestTimeout", .busy),
            (200, "InternalError", .busy), (301, "PermanentRedirect", .elsewhere),
            (400, "Nonsense", .unexpected),
        ])
    func codes(status: Int, code: String, kind: BucketFault.Kind) {
        #expect(fault(status, code: code).kind == kind)
    }

    @Test("is told by its status where it has no code")
    func statuses() {
        #expect(fault(403).kind == .forbidden)
        #expect(fault(404).kind == .missing)
        #expect(fault(500).kind == .busy)
        #expect(fault(429).kind == .busy)
        #expect(fault(307).kind == .elsewhere)
        #expect(fault(418).kind == .unexpected)
    }

    @Test("names the region that the bucket is in")
    func regions() {
        let fault = fault(400, code: "AuthorizationHeaderMalformed", more: "<Region>eu-west-3</Region>")
        #expect(
            fault.description
                == "the bucket s3://documents at s3.example.com:9000 can't be used (elsewhere): the bucket is in another region or at another endpoint: its region is eu-west-3; see s3.region and s3.endpoint"
        )
    }

    @Test("shows nothing of a body that it doesn't know")
    func hostileBodies() {
        #expect(!fault(400, code: "<b>secret text</b>").description.contains("secret"))
        #expect(!fault(400, code: "a b c").description.contains("a b"))
        let bomb = """
            <?xml version="1.0"?><!DOCTYPE Error [<!ENTITY a SYSTEM "file:///etc/passwd">]><Error><Code>&a;</Code></Error>
            """
        let answer = BucketAnswer(status: 400, headers: [:], body: Data(bomb.utf8))
        #expect(!answer.fault(at: address).description.contains("root"))
    }

    @Test("lists objects, folders, and where it goes on")
    func lists() throws {
        let body = """
            <?xml version="1.0" encoding="UTF-8"?>
            <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsTruncated>true</IsTruncated>
            <Contents><Key>a &amp; b/ü</Key><LastModified>2026-11-26T08:13:20.872Z</LastModified><Size>12</Size></Contents>
            <CommonPrefixes><Prefix>a/</Prefix></CommonPrefixes>
            <NextContinuationToken>t=/+</NextContinuationToken></ListBucketResult>
            """
        let page = try BucketXML.objects(in: Data(body.utf8))
        #expect(page.objects == [BucketObject(key: "a & b/ü", size: 12, lastModified: 1_795_680_800)])
        #expect(page.prefixes == ["a/"])
        #expect(page.continuation == "t=/+")
    }

    @Test(
        "is refused when it is no list",
        arguments: ["", "<html></html>", "<ListBucketResult><Contents/>", "{}"])
    func nonsense(body: String) {
        #expect(throws: BucketXML.Unreadable.self) { try BucketXML.objects(in: Data(body.utf8)) }
    }
}
