// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

/// A cursor over the exhibit that states damage as the importer's error.
struct TelegramJSONWalk {
    var cursor: JSONCursor
    let exhibit: Int32

    init(in bytes: Span<UInt8>, exhibit: Int32) {
        // Telegram's records are at most a dozen levels deep.
        cursor = JSONCursor(in: bytes, tolerance: .hexEscapes, maximumDepth: 64)
        self.exhibit = exhibit
    }

    /// Stands in front of another value.
    mutating func begin(at offset: Int) {
        cursor = JSONCursor(at: offset, tolerance: cursor.tolerance, maximumDepth: cursor.maximumDepth)
    }

    func fault(_ error: FormatError, in bytes: Span<UInt8>) -> ImportError {
        let place = min(error.offset, bytes.count)
        return ImportError(
            .malformed(code: "json-" + error.reason.rawValue),
            at: Provenance(exhibit: exhibit, bytes: place..<place, locator: .whole))
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
