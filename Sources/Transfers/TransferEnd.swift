package import CCurl
import Glibc

/// How a transfer ended, as libcurl has it.
package struct TransferEnd {
    package let code: CURLcode
    package let message: String
    /// Of the system call that failed; 0 when none did.
    package let errno: Int32
    package let hasConnected: Bool

    package var isSuccess: Bool { code == CURLE_OK }

    /// What kept the two from talking, in words for a person; nil when it was something else than the network.
    package func networkFault(with peer: String, patience: Patience) -> String? {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
            "the name of \(peer) is not known (DNS)"
        case CURLE_COULDNT_CONNECT:
            "\(peer) can't be reached: \(errno == 0 ? message : String(cString: strerror(errno)))"
        case CURLE_OPERATION_TIMEDOUT:
            hasConnected ? "\(peer) fell silent" : "\(peer) did not answer within \(patience.connect)"
        case CURLE_PEER_FAILED_VERIFICATION: "the certificate of \(peer) is not trusted: \(message)"
        case CURLE_SSL_CACERT_BADFILE: "the file of trusted certificates can't be used: \(message)"
        case CURLE_SSL_CONNECT_ERROR: "\(peer) and we find no common TLS: \(message)"
        case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE:
            "the connection to \(peer) was lost"
        default: nil
        }
    }

    /// Whether trying again is of no use: certificates do not mend themselves.
    package var isPermanent: Bool {
        code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE
    }
}
