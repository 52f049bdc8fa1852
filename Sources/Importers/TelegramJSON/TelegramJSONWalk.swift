// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

/// A cursor over the exhibit that states damage as the importer's error.
struct TelegramJSONWalk: JSONSteps {
    var cursor: JSONCursor
    var damage = JSONDamage()
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

    func place(_ range: Range<Int>) -> Provenance {
        Provenance(exhibit: exhibit, bytes: range, locator: .whole)
    }
}
