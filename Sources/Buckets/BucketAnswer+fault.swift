extension BucketAnswer {
    /// Why it is no success, by the code in its body (Amazon S3 API Reference, Error Responses) where it has one; else by
    /// its status. Nothing of the body but a code that we know, a region and a short message of the server's is shown.
    func fault(at address: BucketAddress) -> BucketFault {
        let place = "\(address) at \(address.server)"
        let error = BucketXML.error(in: body)
        func fault(_ kind: BucketFault.Kind, _ reason: String) -> BucketFault {
            BucketFault(kind, at: place, reason, retryAfter: retryAfter)
        }
        switch error.code {
        case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "ExpiredToken",
            "TokenRefreshRequired":
            return fault(
                .wrongCredentials,
                "the server does not accept the credentials (\(error.code)): see s3.access-key and s3.secret-key"
            )
        case "RequestTimeTooSkewed":
            return fault(
                .clockSkew,
                "this machine's clock and the server's differ by more than a quarter of an hour: set it")
        case "NoSuchBucket":
            return fault(.noBucket, "there is no bucket of this name: make it, or see blobs")
        case "NoSuchKey": return fault(.missing, "there is no such object")
        case "AuthorizationHeaderMalformed", "PermanentRedirect", "TemporaryRedirect",
            "IllegalLocationConstraintException":
            let region = error.region ?? headers["x-amz-bucket-region"]
            let hint = region.map { ": its region is \($0)" } ?? ""
            return fault(
                .elsewhere,
                "the bucket is in another region or at another endpoint\(hint); see s3.region and s3.endpoint"
            )
        case "SlowDown", "RequestTimeout", "InternalError", "ServiceUnavailable", "OperationAborted",
            "BadDigest",
            "XAmzContentSHA256Mismatch":
            return fault(.busy, "the server could not do it just now (\(error.code))")
        case "AccessDenied", "AllAccessDisabled", "AccountProblem":
            return fault(
                .forbidden,
                "the credentials may not do this (\(error.code)): they need to list the bucket, and to read, write and delete its objects"
            )
        default: return faultOfStatus(fault, error)
        }
    }

    private func faultOfStatus(
        _ fault: (BucketFault.Kind, String) -> BucketFault, _ error: BucketXML.Failure
    ) -> BucketFault {
        switch status {
        case 401, 403:
            fault(
                .forbidden,
                "the server answered \(status): the credentials are wrong, or may not list the bucket, or read, write and delete its objects"
            )
        case 404: fault(.missing, "there is no such object")
        case 300...399:
            fault(
                .elsewhere, "the server answered \(status), and redirects are not followed; see s3.endpoint")
        case 408, 425, 429, 500...599: fault(.busy, "the server answered \(status)")
        default:
            fault(
                .unexpected,
                "the server answered \(status)" + (error.code.isEmpty ? "" : " (\(error.code))"))
        }
    }
}
