import CGSF

extension DrawnPaper {
    /// What lies in a compound file.
    indirect enum Stored {
        case stream(String, [UInt8])
        case folder(String, [Stored])

        /// A property of a message that is text, by its number.
        static func text(_ property: String, _ text: String) -> Stored {
            .stream("__substg1.0_\(property)001F", text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        }

        static func bytes(_ property: String, _ bytes: [UInt8]) -> Stored {
            .stream("__substg1.0_\(property)0102", bytes)
        }

        static func attachment(_ number: Int, _ content: [Stored]) -> Stored {
            .folder("__attach_version1.0_#0000000\(number)", content)
        }

        /// A list of one property that is a time or a number, behind a header.
        static func property(_ property: UInt16, _ value: UInt64, headerLength: Int) -> Stored {
            let tag = [0, 0, UInt8(property & 0xFF), UInt8(property >> 8), 0, 0, 0, 0]
            let bytes = (0..<8).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
            return .stream(
                "__properties_version1.0", [UInt8](repeating: 0, count: headerLength) + tag + bytes)
        }
    }

    func makeCompound(_ name: String, _ content: [Stored]) throws {
        gsf_init()
        guard let file = gsf_output_stdio_new(path(name), nil), let root = gsf_outfile_msole_new(file) else {
            throw Broken()
        }
        try write(content, to: root)
        guard gsf_output_close(a2d2_output(root)) != 0 else { throw Broken() }
        g_object_unref(UnsafeMutableRawPointer(root))
        g_object_unref(UnsafeMutableRawPointer(file))
    }

    private func write(_ content: [Stored], to folder: OpaquePointer) throws {
        for stored in content {
            let output: UnsafeMutablePointer<GsfOutput>
            switch stored {
            case .stream(let name, let bytes):
                guard let child = gsf_outfile_new_child(folder, name, 0),
                    gsf_output_write(child, bytes.count, bytes) != 0
                else { throw Broken() }
                output = child
            case .folder(let name, let content):
                guard let child = gsf_outfile_new_child(folder, name, 1) else { throw Broken() }
                try write(content, to: a2d2_outfile(child))
                output = child
            }
            guard gsf_output_close(output) != 0 else { throw Broken() }
            g_object_unref(output)
        }
    }
}
