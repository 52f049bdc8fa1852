// SPDX-License-Identifier: Apache-2.0

/// A path of this machine as the system writes it: bytes, not necessarily UTF-8.
struct DiskPath: Hashable, Sendable {
    /// The path's bytes, without the NUL that ends it.
    var bytes: [UInt8]

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    init(_ text: String) {
        bytes = RawPath.bytes(of: text)
    }

    /// The path of something inside this folder.
    func appending(_ component: [UInt8]) -> DiskPath {
        DiskPath(bytes: bytes.last == UInt8(ascii: "/") ? bytes + component : bytes + [UInt8(ascii: "/")] + component)
    }

    /// Lends the path as a C string.
    func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        (bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { preconditionFailure("a C string has at least its NUL") }
            return body(start)
        }
    }
}
