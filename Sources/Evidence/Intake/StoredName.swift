// SPDX-License-Identifier: Apache-2.0

/// The name of a file or member as stored, made fit for display.
///
/// It is a label: nothing is ever opened or written under it.
struct StoredName {
    private(set) var text: String
    private(set) var remarks: [IntakeRemark] = []

    /// Who wrote the name, which decides how to read bytes that are not UTF-8 and what a backslash is.
    enum Origin {
        case zip, archive, disk
    }

    /// - Parameter limit: bytes of the path that are kept.
    init(_ bytes: [UInt8], from origin: Origin, limit: Int) {
        if let valid = String(validating: bytes, as: UTF8.self) {
            text = valid
        } else {
            text =
                origin == .zip
                ? CodePage437.text(bytes) : String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
            remarks.append(.nameNotUTF8)
        }
        if origin != .disk, !text.utf8.contains(UInt8(ascii: "/")), text.utf8.contains(UInt8(ascii: "\\")) {
            text = String(text.map { $0 == "\\" ? "/" : $0 })
            remarks.append(.backslashPath)
        }
        if text.unicodeScalars.contains(where: Self.isHidden) {
            text = String(String.UnicodeScalarView(text.unicodeScalars.map { Self.isHidden($0) ? "\u{FFFD}" : $0 }))
            remarks.append(.controlCharacter)
        }
        while text.utf8.starts(with: "./".utf8) { text = String(text.unicodeScalars.dropFirst(2)) }
        if Self.isUnsafe(text) { remarks.append(.unsafePath) }
        if text.utf8.count > limit {
            text = Self.prefix(of: text, limit: limit)
            remarks.append(.pathTooLong)
        }
        if text.isEmpty {
            text = "unnamed"
            remarks.append(.unnamed)
        }
    }

    /// Controls, and the marks that turn the direction of writing: both make a name look like another.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Absolute, with a drive letter, or stepping out of its folder.
    private static func isUnsafe(_ path: String) -> Bool {
        let bytes = Array(path.utf8)
        if bytes.first == UInt8(ascii: "/") || bytes.first == UInt8(ascii: "\\") { return true }
        if bytes.count >= 2, bytes[1] == UInt8(ascii: ":"), Unicode.Scalar(bytes[0]).properties.isAlphabetic,
            bytes[0] < 0x80
        {
            return true
        }
        return bytes.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
            .contains { $0.elementsEqual([0x2E, 0x2E]) }
    }

    private static func prefix(of text: String, limit: Int) -> String {
        var scalars = String.UnicodeScalarView()
        var count = 0
        for scalar in text.unicodeScalars {
            count += UTF8.width(scalar)
            if count > limit { break }
            scalars.append(scalar)
        }
        return String(scalars)
    }
}
