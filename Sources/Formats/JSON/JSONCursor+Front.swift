// SPDX-License-Identifier: Apache-2.0

/// A look at what a text is, which may be a file's head and end anywhere.
extension JSONCursor {
    /// The keys of the object at the cursor, as far as it can be read.
    public consuming func keys(in bytes: Span<UInt8>) -> Set<String> {
        var keys: Set<String> = []
        do throws(FormatError) {
            try enterObject(in: bytes)
            while let key = try nextKey(in: bytes) {
                keys.insert(key.text(in: bytes))
                try passValue(in: bytes)
            }
        } catch {}
        return keys
    }

    /// The value under the first such key of the object at the cursor; nil where the text ends or is damaged before its end.
    public consuming func value(under wanted: StaticString, in bytes: Span<UInt8>) -> JSONElement? {
        do throws(FormatError) {
            try enterObject(in: bytes)
            while let key = try nextKey(in: bytes) {
                if key.equals(wanted, in: bytes) { return try soundElement(in: bytes) }
                try passValue(in: bytes)
            }
        } catch {}
        return nil
    }
}
