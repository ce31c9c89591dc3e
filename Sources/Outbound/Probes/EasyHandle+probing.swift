import CCurl
import Transfers

extension EasyHandle {
    /// What the other side's certificates say, a `Name:value` a line (CURLINFO_CERTINFO(3)).
    var certificateLines: [String] {
        var chain: UnsafeMutablePointer<curl_certinfo>?
        curl_get_certificates(pointer, &chain)
        guard let chain else { return [] }
        var lines: [String] = []
        for number in 0..<Int(chain.pointee.num_of_certs) {
            var line = chain.pointee.certinfo[number]
            while let entry = line {
                if let data = entry.pointee.data { lines.append(String(cString: data)) }
                line = entry.pointee.next
            }
        }
        return lines
    }
}
