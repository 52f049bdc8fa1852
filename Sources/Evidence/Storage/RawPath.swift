// SPDX-License-Identifier: Apache-2.0

/// Carries a path that is not UTF-8 through texts, as the command line hands it over, back to its bytes.
///
/// In such a path, and in no other, each byte from 0x80 on stands as one scalar at the end of the last private plane.
public enum RawPath {
    private static let base: UInt32 = 0x10_FF00

    /// The text of a path; a path that is UTF-8 is itself.
    public static func text(of bytes: [UInt8]) -> String {
        if let valid = String(validating: bytes, as: UTF8.self) { return valid }
        var scalars = String.UnicodeScalarView()
        for byte in bytes {
            guard let scalar = Unicode.Scalar(byte < 0x80 ? UInt32(byte) : base + UInt32(byte)) else { continue }
            scalars.append(scalar)
        }
        return String(scalars)
    }

    /// Whether a text stands for a path that is not UTF-8.
    public static func isEscaped(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.value >= base + 0x80 && $0.value <= base + 0xFF }
    }

    /// The bytes of a path.
    public static func bytes(of text: String) -> [UInt8] {
        guard isEscaped(text) else { return Array(text.utf8) }
        return text.unicodeScalars.flatMap { scalar -> [UInt8] in
            scalar.value >= base + 0x80 && scalar.value <= base + 0xFF
                ? [UInt8(scalar.value - base)] : Array(String(scalar).utf8)
        }
    }
}
