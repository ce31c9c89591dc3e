package import CCurl

/// libcurl's list of strings: headers, recipients.
package struct StringList: ~Copyable {
    package private(set) var first: UnsafeMutablePointer<curl_slist>?

    package init(_ strings: [String]) {
        for string in strings {
            guard let longer = curl_slist_append(first, string) else {
                preconditionFailure("libcurl has no memory for a list")
            }
            first = longer
        }
    }

    deinit {
        curl_slist_free_all(first)
    }
}
