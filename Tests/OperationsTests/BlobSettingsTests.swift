import Buckets
import Operations
import StrictYAML
import Testing

@Suite("Where blobs are, by the settings")
struct BlobSettingsTests {
    private let machine = SettingsMachine(
        currentFolder: "/here", systemFolder: "/etc/nowhere", shareFolder: nil, processorCount: 1)
    private let bucket = [
        "A2D2_BLOBS": "s3://documents/a2d2/", "A2D2_S3_ACCESS_KEY": "id", "A2D2_S3_SECRET_KEY": "very secret",
    ]

    private func resolve(_ environment: [String: String]) throws -> Settings {
        try Settings.resolve(environment: environment, on: machine)
    }

    private func mistakes(_ environment: [String: String]) -> [String] {
        do {
            _ = try resolve(environment)
            return []
        } catch let mistakes as SettingsMistakes {
            return mistakes.mistakes.map(\.description)
        } catch {
            return ["\(error)"]
        }
    }

    @Test("is the data folder's own folder, or another one")
    func folders() throws {
        #expect(try resolve([:]).blobs == .folder("/here/data/blobs"))
        #expect(try resolve([:]).hasUsualBlobs)
        let shared = try resolve(["A2D2_BLOBS": "/mnt/shared/blobs", "A2D2_BLOBS_CACHE": "1GiB"])
        #expect(shared.blobs == .folder("/mnt/shared/blobs") && !shared.hasUsualBlobs)
        #expect(shared.blobsCache == 1 << 30)
    }

    @Test("is a bucket, by default of Amazon's, or of a server that is named")
    func buckets() throws {
        let credentials = BucketCredentials(accessKey: "id", secretKey: "very secret")
        #expect(
            try resolve(bucket.merging(["A2D2_S3_REGION": "eu-west-3"]) { $1 }).blobs
                == .bucket(
                    BucketAddress(
                        bucket: "documents", prefix: "a2d2", endpoint: "https://s3.eu-west-3.amazonaws.com",
                        region: "eu-west-3", isPathStyle: false), credentials))
        #expect(
            try resolve(bucket.merging(["A2D2_S3_ENDPOINT": "http://store:9000/"]) { $1 }).blobs
                == .bucket(
                    BucketAddress(bucket: "documents", prefix: "a2d2", endpoint: "http://store:9000"),
                    credentials))
    }

    @Test("shows no secret")
    func secrets() throws {
        let settings = try resolve(bucket)
        #expect(settings.explained.first { $0.key == "s3.secret-key" }?.value == "•••")
        #expect(!"\(settings)".contains("very secret"))
        #expect(!settings.blobStore().description.contains("very secret"))
    }

    @Test("takes the variables of Amazon's tools where ours are not set, and they are to last")
    func usualVariables() throws {
        let usual = [
            "A2D2_BLOBS": "s3://documents", "AWS_ACCESS_KEY_ID": "aws", "AWS_SECRET_ACCESS_KEY": "aws secret",
        ]
        func credentials(_ environment: [String: String]) throws -> BucketCredentials? {
            guard case .bucket(_, let credentials) = try resolve(environment).blobs else { return nil }
            return credentials
        }
        #expect(try credentials(usual) == BucketCredentials(accessKey: "aws", secretKey: "aws secret"))
        let origin = try resolve(usual).explained.first { $0.key == "s3.secret-key" }?.origin
        #expect(origin == "AWS_SECRET_ACCESS_KEY")
        #expect(
            try credentials(usual.merging(bucket) { $1 })
                == BucketCredentials(accessKey: "id", secretKey: "very secret"))
        // Never half of the one and half of the other.
        #expect(mistakes(usual.merging(["A2D2_S3_ACCESS_KEY": "id"]) { $1 }).count == 1)
        #expect(mistakes(usual.merging(["AWS_SESSION_TOKEN": "lent"]) { $1 }).count == 1)
    }

    @Test("is refused when it can't be, without showing the secret")
    func refuses() {
        #expect(
            mistakes(["A2D2_BLOBS": "s3://documents"]) == [
                "A2D2_BLOBS: blobs: is a bucket, and s3.access-key or s3.secret-key is missing"
            ])
        #expect(mistakes(["A2D2_BLOBS": "s3://x"]).first?.contains("is no bucket") == true)
        #expect(mistakes(["A2D2_BLOBS": "data"]).first?.contains("is the data folder") == true)
        for (key, value) in [
            ("A2D2_S3_ENDPOINT", "ftp://store"), ("A2D2_S3_ENDPOINT", "https://user@store/path"),
            ("A2D2_S3_REGION", "a b"), ("A2D2_S3_PATH_STYLE", "perhaps"),
        ] {
            let mistakes = mistakes(bucket.merging([key: value]) { $1 })
            #expect(mistakes.count == 1 && !mistakes[0].contains("very secret"), "\(mistakes)")
        }
    }
}
