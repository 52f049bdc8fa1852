// SPDX-License-Identifier: Apache-2.0

import Formats

/// How much of a JSON text shows what it is.
///
/// What stands in front of the first record tells a format: but for two kinds of values it is short. A picture may be
/// written out as a string, and the people of a group, in names that take a dozen bytes a letter, as a list.
enum JSONHead {
    /// Bytes beyond which no head goes.
    private static let limit = 4 << 20
    /// Bytes from which a value is long; the texts of records are not.
    private static let long = 16_384
    /// Bytes behind such a value that belong to the head.
    private static let rest = 4096

    /// The end of the head: the size asked for, or behind the long values at the front that reach beyond it.
    static func end(in bytes: Span<UInt8>, atLeast size: Int) -> Int {
        guard size < bytes.count else { return size }
        let front = bytes.extracting(first: min(limit, bytes.count))
        var end = size
        var cursor = JSONCursor(in: front, maximumDepth: 16)
        do throws(FormatError) { try walk(&cursor, &end, in: front) } catch {}
        return min(end, front.count)
    }

    /// Goes over a value up to the end of the head, and moves that where a long value lies across it.
    private static func walk(
        _ cursor: inout JSONCursor, _ end: inout Int, in bytes: Span<UInt8>
    ) throws(FormatError) {
        let kind = try cursor.kind(in: bytes)
        let start = cursor.offset
        switch kind {
        case .object:
            try cursor.enterObject(in: bytes)
            while cursor.offset < end, try cursor.nextKey(in: bytes) != nil { try walk(&cursor, &end, in: bytes) }
        case .array where isOfNames(cursor, in: bytes):
            try cursor.skipValue(in: bytes)
            if start < end, cursor.offset > end, cursor.offset - start >= long { end = cursor.offset + rest }
        case .array:
            try cursor.enterArray(in: bytes)
            while cursor.offset < end, try cursor.nextElement(in: bytes) { try walk(&cursor, &end, in: bytes) }
        case .string:
            try cursor.skipValue(in: bytes)
            if start < end, cursor.offset > end, cursor.offset - start >= long { end = cursor.offset + rest }
        default: try cursor.skipValue(in: bytes)
        }
    }

    /// Whether a list begins with a string, or with an object of one string.
    private static func isOfNames(_ cursor: JSONCursor, in bytes: Span<UInt8>) -> Bool {
        var trial = cursor
        do throws(FormatError) {
            try trial.enterArray(in: bytes)
            guard try trial.nextElement(in: bytes) else { return false }
            if try trial.kind(in: bytes) == .string { return true }
            guard try trial.kind(in: bytes) == .object else { return false }
            try trial.enterObject(in: bytes)
            guard try trial.nextKey(in: bytes) != nil, try trial.kind(in: bytes) == .string else { return false }
            try trial.skipValue(in: bytes)
            return try trial.nextKey(in: bytes) == nil
        } catch { return false }
    }
}
