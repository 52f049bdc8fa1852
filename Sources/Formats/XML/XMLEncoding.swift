// SPDX-License-Identifier: Apache-2.0

/// What a document's declaration says about its bytes; everything that is not one of these is read as UTF-8.
enum XMLEncoding: Sendable {
    case utf8, latin1, windows1252

    /// Reads `encoding="…"` of a declaration.
    init(declaration: String) {
        let text = declaration.lowercased()
        func names(_ encoding: String) -> Bool {
            text.contains("\"\(encoding)\"") || text.contains("'\(encoding)'")
        }
        if names("iso-8859-1") || names("latin1") {
            self = .latin1
        } else if names("windows-1252") || names("cp1252") {
            self = .windows1252
        } else {
            self = .utf8
        }
    }

    /// The bytes as UTF-8.
    func utf8(of bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 {
                result.append(byte)
            } else {
                let isMapped = self == .windows1252 && byte < 0xA0
                let value = isMapped ? DecodedText.windows1252[Int(byte) - 0x80] : UInt16(byte)
                let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
                result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return result
    }
}
