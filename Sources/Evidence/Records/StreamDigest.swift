// SPDX-License-Identifier: Apache-2.0

/// SHA-256 over bytes that come in pieces, for files that are being written.
public struct StreamDigest {
    private var digester = Digester()

    /// Begins with nothing.
    public init() {}

    /// Takes the next piece.
    public mutating func update(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { digester.update($0) }
    }

    /// Of everything so far: 64 lower-case hexadecimal digits.
    public var hex: String { digester.finish().hex }

    /// Of one piece.
    public static func hex(of bytes: [UInt8]) -> String {
        Digester.digest(of: bytes).hex
    }
}
