import Foundation
package import Transfers

/// Objects under keys in a bucket of Amazon's S3, or of a server that speaks as it does. Every call blocks on the
/// network, tries again what may pass, and throws a `BucketFault`; call from a lane, not from the cooperative pool.
///
/// Requests are signed by libcurl (CURLOPT_AWS_SIGV4(3)). Redirects are not followed: a signature is for one host.
package final class Bucket: Sendable {
    package let address: BucketAddress
    private let credentials: BucketCredentials
    private let patience: Patience
    private let retry: BucketRetry
    private let lines = BucketLines()
    /// Larger files go in parts of this size, in bytes.
    let partSize: Int

    /// - Parameters:
    ///   - patience: for what is short; a document may take as long as something of it moves.
    ///   - partSize: 5 MiB at least, as the S3 API has it.
    package init(
        _ address: BucketAddress, as credentials: BucketCredentials,
        patience: Patience = Patience(connect: .seconds(10), stall: .seconds(30), whole: .seconds(60)),
        retry: BucketRetry = BucketRetry(), partSize: Int = 64 << 20
    ) {
        self.address = address
        self.credentials = credentials
        self.patience = patience
        self.retry = retry
        self.partSize = partSize
    }

    /// Throws unless the answer is a success.
    @discardableResult
    func ask(_ request: BucketRequest, sink: (any BucketSink)? = nil) throws -> BucketAnswer {
        var patience = patience
        if request.isTransfer { patience.whole = .seconds(86_400) }
        return try retrying {
            let answer = try lines.withLine { line in
                try BucketTransfer(request, to: address, sink: sink)
                    .run(on: line, as: credentials, patience: patience)
            }
            guard answer.isSuccess else { throw answer.fault(at: address) }
            if let sink, try !sink.isWhole() {
                throw fault(.damaged, "what came is not what the object's name says")
            }
            return answer
        }
    }

    func fault(_ kind: BucketFault.Kind, _ reason: String) -> BucketFault {
        BucketFault(kind, at: "\(address) at \(address.server)", reason)
    }

    private func retrying<Result>(_ attempt: () throws -> Result) throws -> Result {
        var done = 0
        while true {
            do {
                return try attempt()
            } catch let fault as BucketFault {
                done += 1
                guard let pause = retry.pause(after: fault, done: done, share: .random(in: 0...1)) else {
                    throw fault
                }
                Thread.sleep(forTimeInterval: pause / .seconds(1))
            }
        }
    }
}
