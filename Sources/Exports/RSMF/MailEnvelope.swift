// SPDX-License-Identifier: Apache-2.0

/// A mail of a text and one attached file (RFC 5322, 2045, 2046), in seven-bit characters.
///
/// A writer of this one shape needs no mail library: both parts are base64, so that nothing in them can look like a
/// boundary, and every word of a header that is not plain is an encoded word.
struct MailEnvelope {
    /// Somebody in `From` or `To`; `local` is plain ASCII of the program's.
    struct Address {
        var name: String
        var local: String
    }

    var fields: [(name: String, value: String)]
    var from: Address?
    var to: [Address]
    var subject: String
    var text: String
    var fileName: String
    var file: [UInt8]
    /// Derived from the content, so that equal mails have equal bytes.
    var boundary: String

    /// The mail, with CRLF.
    var bytes: [UInt8] {
        var lines: [String] = fields.map { "\($0.name): \($0.value)" }
        if let from { lines.append("From: \(Self.address(from))") }
        if !to.isEmpty { lines.append("To: " + to.map(Self.address).joined(separator: ",\r\n ")) }
        lines.append("Subject: " + Self.words(subject))
        lines += [
            "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=\"\(boundary)\"", "",
            "--\(boundary)", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "",
        ]
        var output = Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
        Base64.write(Array(Self.canonical(text).utf8), to: &output)
        let second = [
            "--\(boundary)", "Content-Type: application/octet-stream; name=\"\(fileName)\"",
            "Content-Disposition: attachment; filename=\"\(fileName)\"", "Content-Transfer-Encoding: base64", "", "",
        ]
        output += second.joined(separator: "\r\n").utf8
        Base64.write(file, to: &output)
        output += "--\(boundary)--\r\n".utf8
        return output
    }

    /// Lines of a text part end in CRLF (RFC 2046, 4.1.1).
    private static func canonical(_ text: String) -> String {
        var output = ""
        output.unicodeScalars.reserveCapacity(text.unicodeScalars.count)
        for scalar in text.unicodeScalars {
            if scalar == "\n" { output.unicodeScalars.append("\r") }
            output.unicodeScalars.append(scalar)
        }
        return output
    }

    /// The domain is reserved (RFC 2606): accounts of messengers have no mail address.
    private static func address(_ address: Address) -> String {
        "\(words(address.name)) <\(address.local)@chatforensics.invalid>"
    }

    /// Encoded words of at most 75 characters (RFC 2047), folded; a bare word stays as it is.
    private static func words(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) || $0 == 0x20
        }
        if isPlain && !text.isEmpty && text.utf8.count <= 60 && text.first != " " && text.last != " " { return text }
        var words: [String] = []
        var piece: [UInt8] = []
        func flush() {
            guard !piece.isEmpty || words.isEmpty else { return }
            words.append("=?UTF-8?B?\(Base64.text(piece))?=")
            piece = []
        }
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if piece.count + bytes.count > 45 { flush() }
            piece += bytes
        }
        flush()
        return words.joined(separator: "\r\n ")
    }
}
