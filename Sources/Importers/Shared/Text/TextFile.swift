// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// A file while its text is lent as UTF-8: says where a stretch of the text stands in the evidence.
struct TextFile {
    /// The file.
    let exhibit: Exhibit
    /// The way back to its bytes.
    let text: DecodedText

    /// Lends a file as UTF-8, whatever its encoding.
    ///
    /// - Parameter encoding: where the words of the format itself prove it.
    static func read(
        _ exhibit: Exhibit, of evidence: EvidenceSet, as encoding: TextEncoding? = nil,
        _ body: (Span<UInt8>, TextFile) throws(ImportError) -> Void
    ) throws(ImportError) {
        do {
            try evidence.withBytes(of: exhibit) { (original) throws(ImportError) in
                let text = DecodedText(original, as: encoding) { evidence.giveBack(exhibit.number, before: $0) }
                try text.withUTF8(of: original) { (bytes) throws(ImportError) in
                    try body(bytes, TextFile(exhibit: exhibit, text: text))
                }
            }
        } catch {
            switch error {
            case .unreadable: throw ImportError(.evidenceUnreadable)
            case .body(let error): throw error
            }
        }
    }

    /// Reads one of several files of a unit: damage of it must not cost the others, and is given back.
    static func damage(
        reading exhibit: Exhibit, of evidence: EvidenceSet,
        _ body: (Span<UInt8>, TextFile) throws(ImportError) -> Void
    ) throws(ImportError) -> Diagnostic? {
        do throws(ImportError) {
            try read(exhibit, of: evidence, body)
            return nil
        } catch {
            let place = error.provenance ?? Provenance.whole(exhibit.number)
            switch error.reason {
            case .cancelled, .decisionNeeded: throw error
            case .malformed: return Diagnostic(.loss, "json-malformed", at: place)
            case .evidenceUnreadable: return Diagnostic(.loss, "evidence-unreadable", at: place)
            default: return Diagnostic(.loss, "not-this-format", at: place)
            }
        }
    }

    /// Where a stretch of the text stands.
    func place(_ range: Range<Int>, _ locator: Provenance.Locator = .whole) -> Provenance {
        let start = text.originalOffset(of: range.lowerBound)
        return Provenance(
            exhibit: exhibit.number, bytes: start..<max(start, text.originalOffset(of: range.upperBound)),
            locator: locator)
    }

    /// The file as a whole.
    var whole: Provenance { Provenance(exhibit: exhibit.number, bytes: 0..<exhibit.size, locator: .whole) }

    /// Tells of an encoding that is not plain UTF-8.
    func reportEncoding(into sink: inout some TimelineSink & ~Copyable) {
        switch text.encoding {
        case .utf8: break
        case .utf16LittleEndian, .utf16BigEndian: sink.report(Diagnostic(.note, "text-encoding-utf16", at: whole))
        case .gbk: sink.report(Diagnostic(.note, "text-encoding-gbk", at: whole))
        case .windows1252, .windows874: sink.report(Diagnostic(.warning, "text-encoding-assumed", at: whole))
        case .damagedUTF8: sink.report(Diagnostic(.warning, "text-encoding-damaged", at: whole))
        }
    }
}
