// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

/// A record that holds a later version of a message.
struct SkypeVersion {
    var content: SkypeContent
    var time: Timestamp?
    var place: Provenance
}

/// How the records of one list refer to each other; empty where none of them quotes or edits.
struct SkypeRelations {
    /// Later versions by the record of the first, the last one behind.
    fileprivate(set) var versions: [Int: [Int]] = [:]
    /// Numbers of all messages.
    fileprivate(set) var ids: Set<String> = []
    private var later: Set<Int> = []

    /// Whether a record is told with the message of which it is a later version.
    func isVersion(_ index: Int) -> Bool { later.contains(index) }

    fileprivate mutating func add(_ edits: [Int], to first: Int?) {
        // Without the first version, the earliest that is there stands for it.
        let base = first ?? edits[0]
        let others = edits.filter { $0 != base }
        guard !others.isEmpty else { return }
        versions[base] = others
        later.formUnion(others)
    }
}

extension SkypeReader {
    private struct Original: Hashable {
        var id: String
        var author: String
    }

    /// Finds the versions of messages: an edit is a record of its own that bears the number of the first, which is its time.
    mutating func relations(in list: JSONOutline.List, _ bytes: Span<UInt8>) -> SkypeRelations {
        var relations = SkypeRelations()
        guard list.records.contains(where: { Self.refers($0, in: bytes) }) else { return relations }
        var firsts: [Original: Int] = [:]
        var edits: [Original: [Int]] = [:]
        for index in list.records.indices.reversed() where fields.read(list.records[index], in: bytes) {
            guard let id = fields.filledText(SkypeField.id.rawValue, in: bytes) else { continue }
            relations.ids.insert(id)
            let author = fields.filledText(SkypeField.from.rawValue, in: bytes) ?? ""
            let first = Original(id: id, author: author)
            if firsts[first] == nil { firsts[first] = index }
            guard Self.refers(list.records[index], in: bytes) else { continue }
            let type = fields.filledText(SkypeField.type.rawValue, in: bytes) ?? ""
            if let edited = content(type, bytes).edits, edited != id {
                edits[Original(id: edited, author: author), default: []].append(index)
            }
        }
        for (original, indices) in edits { relations.add(indices, to: firsts[original]) }
        return relations
    }

    /// What a record tells as a later version.
    mutating func version(at index: Int, of list: JSONOutline.List, _ bytes: Span<UInt8>) -> SkypeVersion {
        _ = fields.read(list.records[index], in: bytes)
        let time =
            fields.literal(SkypeField.time.rawValue).flatMap { ClockText.read($0, in: bytes, unzoned: .utc) }
            ?? fields.filledText(SkypeField.id.rawValue, in: bytes).flatMap(Self.milliseconds)
        return SkypeVersion(
            content: content(fields.filledText(SkypeField.type.rawValue, in: bytes) ?? "", bytes), time: time,
            place: file.place(list.records[index], .item(of: list.pointer, at: list.position(of: index))))
    }

    /// Whether the mark of an edit or of a quotation may stand in a record; angle brackets may be escaped.
    private static func refers(_ record: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        for index in record {
            let byte = bytes[index]
            if byte == UInt8(ascii: "e"), index + 2 < record.upperBound, bytes[index + 1] == UInt8(ascii: "_"),
                bytes[index + 2] == UInt8(ascii: "m")
            {
                return true
            }
            if byte == UInt8(ascii: "m"), index + 8 < record.upperBound, bytes[index + 1] == UInt8(ascii: "e"),
                bytes[index + 8] == UInt8(ascii: "d"), bytes[index + 7] == UInt8(ascii: "i")
            {
                return true
            }
        }
        return false
    }
}
