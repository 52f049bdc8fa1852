// SPDX-License-Identifier: Apache-2.0

import Formats

/// What a conversation says about itself beside its events, wherever in the object it stands.
struct HangoutsOutline {
    private(set) var info: JSONElement?
    private(set) var id: String?

    init(at cursor: JSONCursor, in bytes: Span<UInt8>) {
        scan(cursor, in: bytes)
    }

    private mutating func scan(_ start: JSONCursor, in bytes: Span<UInt8>) {
        var cursor = start
        do throws(FormatError) {
            try cursor.enterObject(in: bytes)
            while let key = try cursor.nextKey(in: bytes) {
                if key.equals("conversation", in: bytes) {
                    let element = try cursor.soundElement(in: bytes)
                    info = element["conversation"] ?? element
                    id = element["conversation_id"]?["id"]?.literal ?? element["id"]?["id"]?.literal ?? id
                } else if key.equals("conversation_id", in: bytes) {
                    id = try cursor.soundElement(in: bytes)["id"]?.literal ?? id
                } else if key.equals("conversation_state", in: bytes), try cursor.kind(in: bytes) == .object {
                    scan(cursor, in: bytes)
                    try cursor.passValue(in: bytes)
                } else if key.equals("events", in: bytes) || key.equals("event", in: bytes), info != nil, id != nil {
                    return
                } else {
                    try cursor.passValue(in: bytes)
                }
            }
        } catch { return }
    }
}
