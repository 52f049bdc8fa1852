// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

/// The steps of a JSON cursor, each stating damage as the importer's error.
protocol JSONSteps {
    /// Where the reading stands.
    var cursor: JSONCursor { get set }

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

    mutating func element(in bytes: Span<UInt8>) throws(ImportError) -> JSONElement {
        do throws(FormatError) { return try cursor.element(in: bytes) } catch { throw fault(error, in: bytes) }
    }

    @discardableResult
    mutating func skipValue(in bytes: Span<UInt8>) throws(ImportError) -> Range<Int> {
        do throws(FormatError) { return try cursor.skipValue(in: bytes) } catch { throw fault(error, in: bytes) }
    }
}
