// SPDX-License-Identifier: Apache-2.0

import Evidence
import Formats

/// The media of an export, found by the hash of what they hold: names are made of it, but not by a promise.
struct SignalFiles {
    private let evidence: EvidenceSet
    private let files: [Exhibit]
    /// By the first 64 signs of their names, which are the hash's where the program keeps to its habit.
    private let byName: [String: Exhibit]
    private var byDigest: [String: Exhibit]?

    init(_ companions: [Exhibit], of evidence: EvidenceSet) {
        self.evidence = evidence
        files = companions.filter { $0.name != "metadata.json" }
        byName = Dictionary(files.map { (String($0.name.prefix(64)), $0) }) { first, _ in first }
    }

    /// The file with a SHA-256 value in base64.
    mutating func exhibit(withHash base64: String?) -> Exhibit? {
        guard !files.isEmpty, let hash = base64.flatMap(SignalFiles.bytes), hash.count == 32 else { return nil }
        let hex = SignalFiles.hex(hash)
        if let named = byName[hex] { return named }
        if byDigest == nil {
            var digests: [String: Exhibit] = [:]
            for file in files {
                if let digest = try? evidence.digest(of: file) { digests[digest] = file }
            }
            byDigest = digests
        }
        return byDigest?[hex]
    }

    /// The text of a file, for bodies that are too long for their record.
    func text(of exhibit: Exhibit) -> String? {
        guard exhibit.size <= 1 << 20 else { return nil }
        let text = try? evidence.withBytes(of: exhibit) { bytes in
            DecodedText(bytes).withUTF8(of: bytes) { $0.text(in: 0..<$0.count) }
        }
        return text
    }

    static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// The bytes of a text in base64 (RFC 4648); nil where it is none.
    static func bytes(_ base64: String) -> [UInt8]? {
        var decoded: [UInt8] = []
        var (word, count) = (UInt32(0), 0)
        for byte in base64.utf8 {
            let bits: UInt32
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bits = UInt32(byte - 65)
            case UInt8(ascii: "a")...UInt8(ascii: "z"): bits = UInt32(byte - 71)
            case UInt8(ascii: "0")...UInt8(ascii: "9"): bits = UInt32(byte) + 4
            case UInt8(ascii: "+"), UInt8(ascii: "-"): bits = 62
            case UInt8(ascii: "/"), UInt8(ascii: "_"): bits = 63
            case UInt8(ascii: "="): continue
            default: return nil
            }
            word = word << 6 | bits
            count += 1
            if count == 4 {
                decoded += [
                    UInt8(truncatingIfNeeded: word >> 16), UInt8(truncatingIfNeeded: word >> 8),
                    UInt8(truncatingIfNeeded: word),
                ]
                (word, count) = (0, 0)
            }
        }
        switch count {
        case 0: return decoded
        case 2: return decoded + [UInt8(truncatingIfNeeded: word >> 4)]
        case 3: return decoded + [UInt8(truncatingIfNeeded: word >> 10), UInt8(truncatingIfNeeded: word >> 2)]
        default: return nil
        }
    }

    /// The printed form of the sixteen bytes of an account's id.
    static func uuid(_ base64: String?) -> String? {
        guard let bytes = base64.flatMap(bytes), bytes.count == 16 else { return nil }
        let digits = hex(bytes)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(index) { text.append("-") }
            text.append(digit)
        }
        return text
    }
}
