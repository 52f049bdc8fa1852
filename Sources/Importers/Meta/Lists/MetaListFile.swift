// SPDX-License-Identifier: Apache-2.0

import Formats

/// One entry of a list of contacts, where it stands.
struct MetaListRow {
    /// The list's key in the file; nil when the file is one bare list.
    var key: String?
    /// The entry's own key, in lists that are objects.
    var entryKey: String?
    /// JSON pointer of the list.
    var container: String
    var index: Int
    var bytes: Range<Int>
    /// The entry; nil where it is damaged.
    var element: JSONElement?
}

/// Finds the lists in a file of contacts.
///
/// A file is a bare list, an object of lists, an object of objects (Instagram to 2021), or one entry with
/// `label_values` that holds a list.
enum MetaListFile {
    /// Adds the rows of a file; returns where and why its grammar broke, if it did.
    static func rows(in bytes: Span<UInt8>, into rows: inout [MetaListRow]) -> FormatError? {
        var cursor = JSONCursor(in: bytes)
        do throws(FormatError) {
            switch try cursor.kind(in: bytes) {
            case .array: try list(nil, "entry", &cursor, in: bytes, into: &rows)
            case .object:
                if let record = record(at: cursor, in: bytes) {
                    rows.append(
                        MetaListRow(key: nil, container: "entry", index: 0, bytes: record.bytes, element: record))
                    try cursor.skipValue(in: bytes)
                    break
                }
                try cursor.enterObject(in: bytes)
                while let key = try cursor.nextKey(in: bytes) {
                    let name = key.text(in: bytes)
                    let container = JSONPointer().member(name).description
                    switch try cursor.kind(in: bytes) {
                    case .array: try list(name, container, &cursor, in: bytes, into: &rows)
                    case .object: try map(name, container, &cursor, in: bytes, into: &rows)
                    default: _ = try value(at: &cursor, key: name, container, 0, in: bytes, into: &rows)
                    }
                }
            default: throw FormatError(.unexpectedByte, at: cursor.offset)
            }
            if let rest = cursor.trailingBytes(in: bytes) { return FormatError(.unexpectedByte, at: rest.lowerBound) }
        } catch { return error }
        return nil
    }

    /// Whether a file without rows is a list all the same: an empty one, or an object of empty ones.
    static func isEmptyList(in bytes: Span<UInt8>) -> Bool {
        var cursor = JSONCursor(in: bytes)
        guard let element = try? cursor.element(in: bytes) else { return false }
        guard case .object(let members) = element.value else { return element.array?.isEmpty == true }
        return members.isEmpty
            || members.contains { member in
                if case .object = member.value.value { return true }
                return member.value.array != nil
            }
    }

    /// The one entry that a file is where its list has no other: labels with values, and no list among them.
    private static func record(at start: JSONCursor, in bytes: Span<UInt8>) -> JSONElement? {
        var cursor = start
        do throws(FormatError) {
            try cursor.enterObject(in: bytes)
            while let key = try cursor.nextKey(in: bytes) {
                if key.equals("label_values", in: bytes) {
                    var whole = start
                    let element = try whole.element(in: bytes)
                    let labels = element["label_values"]?.array ?? []
                    return labels.first?["label"] != nil && !labels.contains { $0["vec"] != nil } ? element : nil
                }
                // Lists of other entries are none's label.
                let kind = try cursor.kind(in: bytes)
                if kind == .array, !key.equals("media", in: bytes) { return nil }
                try cursor.skipValue(in: bytes)
            }
        } catch {}
        return nil
    }

    private static func list(
        _ key: String?, _ container: String, _ cursor: inout JSONCursor, in bytes: Span<UInt8>,
        into rows: inout [MetaListRow]
    ) throws(FormatError) {
        try cursor.enterArray(in: bytes)
        var index = 0
        while true {
            var place = cursor
            do throws(FormatError) {
                guard try cursor.nextElement(in: bytes) else { return }
                place = cursor
                let element = try cursor.element(in: bytes)
                append(element, key, container, index, to: &rows)
            } catch {
                cursor = place
                var trial = place
                var damage = JSONDamage()
                let rest = trial.soundElement(in: bytes, &damage)
                if damage.end == nil, key == "label_values" || rest["label_values"] != nil {
                    // The element holds the list: what is damaged is one of its entries.
                    cursor = trial
                    append(rest, key, container, index, to: &rows)
                    rows += damage.stretches.map {
                        MetaListRow(key: key, container: container, index: index, bytes: $0)
                    }
                    index += 1
                    continue
                }
                let lost = cursor.passElement(
                    beginningWith: ["name", "title", "string_list_data", "media_list_data", "timestamp"], in: bytes)
                let stretch = lost ?? min(place.offset, bytes.count)..<bytes.count
                if !stretch.isEmpty {
                    rows.append(MetaListRow(key: key, container: container, index: index, bytes: stretch))
                }
                guard lost != nil else { throw error }
            }
            index += 1
        }
    }

    private static func append(
        _ element: JSONElement, _ key: String?, _ container: String, _ index: Int, to rows: inout [MetaListRow]
    ) {
        // label_values: a list inside an entry's first value, as in people_you_may_know.json.
        let nested = (key == "label_values" ? [element] : element["label_values"]?.array ?? []).first?["vec"]?.array
        guard let nested else {
            let own = container == "entry" ? "" : container
            // An entry may name several people.
            if let people = element["string_list_data"]?.array, people.count > 1 {
                for (position, entry) in people.enumerated() {
                    rows.append(
                        MetaListRow(
                            key: key, container: own + "/\(index)/string_list_data", index: position,
                            bytes: entry.bytes,
                            element: entry))
                }
                return
            }
            rows.append(
                MetaListRow(key: key, container: container, index: index, bytes: element.bytes, element: element))
            return
        }
        let path =
            (container == "entry" ? "" : container) + "/\(index)"
            + (key == "label_values" ? "/vec" : "/label_values/0/vec")
        for (position, entry) in nested.enumerated() {
            rows.append(
                MetaListRow(key: nil, container: path, index: position, bytes: entry.bytes, element: entry))
        }
    }

    private static func map(
        _ key: String, _ container: String, _ cursor: inout JSONCursor, in bytes: Span<UInt8>,
        into rows: inout [MetaListRow]
    ) throws(FormatError) {
        try cursor.enterObject(in: bytes)
        var index = 0
        while let entry = try cursor.nextKey(in: bytes) {
            defer { index += 1 }
            guard let element = try value(at: &cursor, key: key, container, index, in: bytes, into: &rows) else {
                continue
            }
            rows.append(
                MetaListRow(
                    key: key, entryKey: entry.text(in: bytes), container: container, index: index,
                    bytes: entry.bytes.lowerBound..<element.bytes.upperBound, element: element))
        }
    }

    /// A member's value; nil, and a row of the damage, where it is damaged.
    private static func value(
        at cursor: inout JSONCursor, key: String, _ container: String, _ index: Int, in bytes: Span<UInt8>,
        into rows: inout [MetaListRow]
    ) throws(FormatError) -> JSONElement? {
        let before = cursor
        do throws(FormatError) { return try cursor.element(in: bytes) } catch {
            cursor = before
            guard let lost = cursor.passDamagedValue(in: bytes) else { throw error }
            rows.append(MetaListRow(key: key, container: container, index: index, bytes: lost))
            return nil
        }
    }
}
