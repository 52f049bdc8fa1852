// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

/// The steps of a JSON cursor, each stating damage as the importer's error.
protocol JSONSteps {
    /// Where the reading stands.
    var cursor: JSONCursor { get set }
    /// What could not be read of the values taken, until it is told.
    var damage: JSONDamage { get set }

    /// Where a stretch of the text stands in the evidence.
    func place(_ range: Range<Int>) -> Provenance
}

extension JSONSteps {
    func fault(_ error: FormatError, in bytes: Span<UInt8>) -> ImportError {
        let offset = min(error.offset, bytes.count)
        return ImportError(.malformed(code: "json-" + error.reason.rawValue), at: place(offset..<offset))
    }

    mutating func kind(in bytes: Span<UInt8>) throws(ImportError) -> JSONKind {
        do throws(FormatError) { return try cursor.kind(in: bytes) } catch { throw fault(error, in: bytes) }
    }

    mutating func enterObject(in bytes: Span<UInt8>) throws(ImportError) {
        do throws(FormatError) { try cursor.enterObject(in: bytes) } catch { throw fault(error, in: bytes) }
    }

    mutating func enterArray(in bytes: Span<UInt8>) throws(ImportError) {
        do throws(FormatError) { try cursor.enterArray(in: bytes) } catch { throw fault(error, in: bytes) }
    }

    mutating func nextKey(in bytes: Span<UInt8>) throws(ImportError) -> JSONString? {
        do throws(FormatError) { return try cursor.nextKey(in: bytes) } catch { throw fault(error, in: bytes) }
    }

    mutating func nextElement(in bytes: Span<UInt8>) throws(ImportError) -> Bool {
        do throws(FormatError) { return try cursor.nextElement(in: bytes) } catch { throw fault(error, in: bytes) }
    }

    /// Takes a value as a tree, without what is damaged in it.
    mutating func element(in bytes: Span<UInt8>) throws(ImportError) -> JSONElement {
        let before = cursor
        do throws(FormatError) { return try cursor.element(in: bytes) } catch {
            var found = JSONDamage()
            cursor = before
            let element = cursor.soundElement(in: bytes, &found)
            // A record that is cut off is not told by half; of the file's own value, what was read is more than nothing.
            if found.end != nil, before.depth > 0 { throw fault(error, in: bytes) }
            damage.stretches += found.stretches
            damage.end = damage.end ?? found.end
            return element
        }
    }

    /// Goes behind a value, damaged or not.
    @discardableResult
    mutating func skipValue(in bytes: Span<UInt8>) throws(ImportError) -> Range<Int> {
        let before = cursor
        do throws(FormatError) { return try cursor.skipValue(in: bytes) } catch {
            cursor = before
            guard error.reason != .unexpectedEnd, let lost = cursor.passDamagedValue(in: bytes) else {
                throw fault(error, in: bytes)
            }
            damage.stretches.append(lost)
            return lost
        }
    }

    /// Tells what could not be read of the values taken so far; each piece counts as a record that is not understood.
    ///
    /// - Parameter convert: the way back to the bytes of a file that had to be converted.
    mutating func tellDamage(
        into sink: inout some TimelineSink & ~Copyable, at convert: (Provenance) -> Provenance = { $0 }
    ) {
        for lost in damage.stretches {
            let place = convert(place(lost))
            sink.tally(.seen, in: place.exhibit)
            sink.tally(.unknown, in: place.exhibit)
            sink.report(Diagnostic(.loss, "json-damaged", at: place, detail: ["bytes": lost.count]))
        }
        if let end = damage.end {
            let code = end.reason == .unexpectedEnd ? "json-truncated" : "json-malformed"
            sink.report(Diagnostic(.loss, code, at: convert(place(end.offset..<end.offset))))
        }
        damage = JSONDamage()
    }
}
