// SPDX-License-Identifier: Apache-2.0

import Formats

/// Where the lists of a JSON file lie, found in one walk over its grammar, before anything is decoded.
///
/// Account exports are objects of objects with lists of records at their ends. The records stay bytes: a file of a
/// million messages costs sixteen bytes a message until each is read. Damage costs the record in which it lies.
struct JSONOutline {
    /// What a value is to the walk.
    enum Role {
        /// An object whose members are looked at, or a list whose elements are objects with lists of their own.
        case walked
        /// A list of records.
        case list
        /// A value that is noted by its place alone.
        case leaf
    }

    /// How a format's files are walked.
    struct Plan {
        /// Keys with which records may begin; what lies inside a record never begins with one of them.
        var recordKeys: [StaticString]
        /// Keys with which elements that hold lists may begin.
        var containerKeys: [StaticString] = []
        /// The key of the lists inside such elements: meeting it shows that another element has begun.
        var boundary: StaticString?
        /// What a value is, by the keys above it; nil for the ordinary: objects are walked, arrays are lists.
        var role: ([String], JSONKind) -> Role? = { _, _ in nil }
    }

    /// A list of records.
    struct List {
        /// Keys and positions from the outermost value to the list.
        var path: [String]
        /// The element with lists in which it stands; -1 outside of any.
        var container: Int
        /// The elements, in the order of the file.
        var records: [Range<Int>] = []
        /// Damaged stretches, each with the number of the record before which it lies.
        var damage: [(before: Int, bytes: Range<Int>)] = []

        /// The list's JSON pointer; a word where the file is the list.
        var pointer: String { path.isEmpty ? "element" : path.reduce(JSONPointer()) { $0.member($1) }.description }

        /// Where a record stands in the list, damaged ones counted.
        func position(of record: Int) -> Int {
            if damage.isEmpty { return record }
            var (low, high) = (0, damage.count)
            while low < high {
                let middle = (low + high) / 2
                if damage[middle].before <= record { low = middle + 1 } else { high = middle }
            }
            return record + low
        }
    }

    /// A value that is no list and no object that is walked.
    struct Leaf {
        var path: [String]
        var container: Int
        var kind: JSONKind
        var bytes: Range<Int>
    }

    private(set) var lists: [List] = []
    private(set) var leaves: [Leaf] = []
    /// Elements with lists that were met.
    private(set) var containers = 0
    /// Damaged stretches outside of lists.
    private(set) var damage: [Range<Int>] = []
    /// Where and why the grammar broke beyond repair.
    private(set) var end: FormatError?
    /// What stands behind the outermost value.
    private(set) var trailing: Range<Int>?
    private let plan: Plan
    private var container = -1

    /// The walk cannot go on in the open object, but at a key of it further on.
    private var jump: Int?

    /// Walks a file from a place on.
    init(in bytes: Span<UInt8>, from start: Int? = nil, _ plan: Plan) {
        self.plan = plan
        var cursor = start.map { JSONCursor(at: $0, maximumDepth: 64) } ?? JSONCursor(in: bytes, maximumDepth: 64)
        do throws(FormatError) {
            try walk(&cursor, [], in: bytes)
            trailing = cursor.trailingBytes(in: bytes)
        } catch {
            end = error
        }
    }

    private mutating func walk(
        _ cursor: inout JSONCursor, _ path: [String], in bytes: Span<UInt8>
    ) throws(FormatError) {
        let kind = try cursor.kind(in: bytes)
        let ordinary: Role = kind == .object ? .walked : kind == .array ? .list : .leaf
        switch (plan.role(path, kind) ?? ordinary, kind) {
        case (.walked, .object): try walkMembers(&cursor, path, in: bytes)
        case (.walked, .array): try walkContainers(&cursor, path, in: bytes)
        case (.list, .array): try readList(&cursor, path, in: bytes)
        default:
            let before = cursor
            let place: Range<Int>
            do throws(FormatError) { place = try cursor.skipValue(in: bytes) } catch {
                cursor = before
                guard let lost = cursor.passDamagedValue(in: bytes) else { throw error }
                damage.append(lost)
                return
            }
            leaves.append(Leaf(path: path, container: container, kind: kind, bytes: place))
        }
    }

    private mutating func walkMembers(
        _ cursor: inout JSONCursor, _ path: [String], in bytes: Span<UInt8>
    ) throws(FormatError) {
        try cursor.enterObject(in: bytes)
        var inside = cursor
        while true {
            do throws(FormatError) {
                guard let key = try cursor.nextKey(in: bytes) else { return }
                inside = cursor
                try walk(&cursor, path + [key.text(in: bytes)], in: bytes)
            } catch {
                // A list broke off, and the next sound record is the first one of another member of this object.
                guard let next = jump, container < 0 || path.count > 1 else { throw error }
                jump = nil
                cursor = inside
                cursor.resume(atElement: next)
            }
        }
    }

    private mutating func walkContainers(
        _ cursor: inout JSONCursor, _ path: [String], in bytes: Span<UInt8>
    ) throws(FormatError) {
        try cursor.enterArray(in: bytes)
        var index = 0
        let outer = container
        defer { container = outer }
        while true {
            var place = cursor
            do throws(FormatError) {
                guard try cursor.nextElement(in: bytes) else { return }
                place = cursor
                container = containers
                containers += 1
                try walk(&cursor, path + [String(index)], in: bytes)
                index += 1
            } catch {
                jump = nil
                cursor = place
                var search = place
                // What was read of the damaged element stays; the search begins where the damage shows.
                search.resume(atElement: min(error.offset, bytes.count))
                let start = search.offset
                repeat {
                    guard let lost = search.recover(toElementBeginningWith: plan.containerKeys, in: bytes) else {
                        throw error
                    }
                    search.resume(atElement: lost.upperBound)
                } while !holdsLists(search, in: bytes)
                damage.append(start..<search.offset)
                cursor.resume(atElement: search.offset)
                index += 1
            }
        }
    }

    /// Whether the sound object at a cursor has the key of the lists: records may begin as the elements around them do.
    private func holdsLists(_ cursor: JSONCursor, in bytes: Span<UInt8>) -> Bool {
        guard let boundary = plan.boundary else { return true }
        var trial = JSONCursor(at: cursor.offset, maximumDepth: 64)
        return (try? Self.finds(boundary, &trial, isNested: true, in: bytes)) ?? false
    }

    /// Whether a key stands in the object at a cursor, or in an object directly inside it.
    private static func finds(
        _ wanted: StaticString, _ cursor: inout JSONCursor, isNested: Bool, in bytes: Span<UInt8>
    ) throws(FormatError) -> Bool {
        try cursor.enterObject(in: bytes)
        while let key = try cursor.nextKey(in: bytes) {
            if key.equals(wanted, in: bytes) { return true }
            if isNested, try cursor.kind(in: bytes) == .object {
                if try finds(wanted, &cursor, isNested: false, in: bytes) { return true }
            } else {
                try cursor.skipValue(in: bytes)
            }
        }
        return false
    }

    private mutating func readList(
        _ cursor: inout JSONCursor, _ path: [String], in bytes: Span<UInt8>
    ) throws(FormatError) {
        var list = List(path: path, container: container)
        defer { lists.append(list) }
        try cursor.enterArray(in: bytes)
        while true {
            var place = cursor
            do throws(FormatError) {
                guard try cursor.nextElement(in: bytes) else { return }
                place = cursor
                list.records.append(try cursor.skipValue(in: bytes))
            } catch {
                cursor = place
                if let lost = cursor.passDamagedValue(in: bytes) {
                    list.damage.append((list.records.count, lost))
                    continue
                }
                let start = min(place.offset, bytes.count)
                guard
                    let lost = cursor.recover(
                        toElementBeginningWith: plan.recordKeys, before: plan.boundary, in: bytes)
                else {
                    // The list may have ended inside the damage: what follows is looked for by whoever walks around it.
                    let rest = start..<(plan.containerKeys.isEmpty ? bytes.count : max(start, error.offset))
                    if !rest.isEmpty { list.damage.append((list.records.count, rest)) }
                    throw error
                }
                if plan.boundary != nil, holdsLists(cursor, in: bytes) {
                    // What was found is the element behind the one in which the list stands.
                    list.damage.append((list.records.count, start..<max(start, error.offset)))
                    throw error
                }
                if plan.boundary == nil, let key = Self.key(ofListBeginningAt: lost.upperBound, in: bytes) {
                    // Where a list lost its end, the next key was taken for its last element.
                    if list.records.last?.lowerBound == key { list.records.removeLast() }
                    if key >= (list.records.last?.upperBound ?? 0) {
                        list.damage.append((list.records.count, min(start, key)..<key))
                        jump = key
                        throw error
                    }
                }
                list.damage.append((list.records.count, lost))
            }
        }
    }

    /// Where the key stands whose list begins with the record at a place; nil where the record is not a list's first.
    private static func key(ofListBeginningAt record: Int, in bytes: Span<UInt8>) -> Int? {
        var index = record - 1
        while index >= 0, bytes[index] <= 0x20 { index -= 1 }
        guard index >= 0, bytes[index] == UInt8(ascii: "[") else { return nil }
        return JSONCursor.key(before: index, in: bytes)
    }
}
