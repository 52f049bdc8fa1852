// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// What distinguishes Facebook's exports from Instagram's, which share their messages' shape.
protocol MetaDialect {
    /// The service.
    static var service: MetaPlatform { get }
    /// The service, as the timeline names it.
    static var platform: Platform { get }

    /// Whether a JSON file describes the owner.
    static func isProfile(_ path: MetaPath, head: [UInt8]) -> Bool

    /// Whether a JSON file is a list of contacts.
    static func isList(_ path: MetaPath, head: [UInt8]) -> Bool

    /// Whether a JSON file holds conversations in a shape of this service alone.
    static func isArchive(_ path: MetaPath, head: [UInt8]) -> Bool

    /// The owner that a profile describes; nil when it names nobody.
    static func owner(inProfile profile: JSONElement, path: String) -> MetaOwner?

    /// The service of a list: an export may tell of a sister service, too.
    static func platform(ofList key: String?, in path: MetaPath) -> Platform

    /// What an entry of a list means; nil for lists that say nothing about contacts.
    static func meaning(ofList key: String?, in path: MetaPath) -> MetaListMeaning?

    /// The account and time of a list's entry; nil when the entry has another shape.
    ///
    /// - Parameter key: the entry's own key, in lists that are objects.
    static func entry(_ element: JSONElement, keyed key: String?) -> MetaListEntry?
}

extension MetaDialect {
    static func platform(ofList key: String?, in path: MetaPath) -> Platform { platform }

    /// The owner whom the profiles among the exhibits describe.
    static func owner(inProfiles exhibits: [Exhibit], of evidence: EvidenceSet) -> MetaOwner? {
        for exhibit in exhibits where exhibit.name.hasSuffix(".json") {
            let path = MetaPath(exhibit.path)
            guard path.chunk == nil else { continue }
            let found = try? evidence.withBytes(of: exhibit) { bytes -> MetaOwner? in
                let head = Survey.head(of: bytes)
                guard isProfile(path, head: head) else { return nil }
                var cursor = JSONCursor(in: bytes)
                var damage = JSONDamage()
                let profile = cursor.soundElement(in: bytes, &damage)
                return owner(inProfile: profile, path: exhibit.path)
            }
            if let owner = found ?? nil { return owner }
        }
        return nil
    }

    /// The owner of the export to which a unit belongs: by its profile, else by the threads that prove it.
    static func owner(of unit: ImportUnit, in evidence: EvidenceSet) -> MetaOwner? {
        owner(inProfiles: unit.exhibits + unit.companions, of: evidence)
            ?? MetaOwner.proved(by: unit.companions, in: evidence)
    }
}

extension MetaOwner {
    /// The one participant whom the message files among the companions have in common.
    static func proved(by companions: [Exhibit], in evidence: EvidenceSet) -> MetaOwner? {
        common(
            to: companions.filter { $0.name.hasSuffix(".json") && MetaPath($0.path).chunk != nil }, in: evidence)
    }

    /// The one participant whom message files have in common.
    static func common(to files: [Exhibit], in evidence: EvidenceSet) -> MetaOwner? {
        let threads = files.compactMap { exhibit -> Set<String>? in
            (try? evidence.withBytes(of: exhibit) { bytes in participants(in: bytes) }) ?? nil
        }
        return common(to: threads).map { MetaOwner(identifiers: [Identifier(.displayName, $0)]) }
    }
}

/// What an entry of a list of contacts means.
enum MetaListMeaning: Hashable {
    case contact(ContactChange.Step, ContactChange.Direction)
    case safety(SafetyAction.Step)
    /// A list of the owner's without a step of its own, such as close friends.
    case setting(String)
}

/// An entry of a list of contacts.
struct MetaListEntry {
    var account: [Identifier]
    /// The time's literal, when it is an epoch number in seconds.
    var seconds: String?
    /// A time that was written as text.
    var time: Timestamp?
}

extension Span where Element == UInt8 {
    /// Whether some object of a JSON text has a member of this name and value, both short words of ASCII.
    func holdsMember(_ name: StaticString, _ value: StaticString) -> Bool {
        var index = 0
        while index < count {
            guard self[index] == UInt8(ascii: "\""), holds(value, at: index + 1) else {
                index += 1
                continue
            }
            var front = index
            var marks = [UInt8(ascii: ":"), UInt8(ascii: "\"")]
            while front > 0, let mark = marks.first {
                front -= 1
                if self[front] == mark { marks.removeFirst() } else if self[front] > 0x20 { break }
            }
            let start = front - name.utf8CodeUnitCount
            if marks.isEmpty, start > 0, self[start - 1] == UInt8(ascii: "\""), holds(name, at: start) { return true }
            index += 1
        }
        return false
    }

    /// Whether a word and a quotation mark behind it stand at a place.
    private func holds(_ word: StaticString, at start: Int) -> Bool {
        let length = word.utf8CodeUnitCount
        guard start + length < count, self[start + length] == UInt8(ascii: "\"") else { return false }
        return (0..<length).allSatisfy { self[start + $0] == word.utf8Start[$0] }
    }
}

extension Array where Element == UInt8 {
    /// The first bytes of a file.
    init(prefix count: Int, of bytes: Span<UInt8>) {
        self = []
        let end = Swift.min(count, bytes.count)
        reserveCapacity(end)
        for index in 0..<end { append(bytes[index]) }
    }

    /// Whether the bytes hold an ASCII word.
    func holds(_ word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard length > 0, length <= count else { return false }
        let first = word.utf8Start[0]
        return withUnsafeBufferPointer { bytes in
            var index = 0
            while index <= bytes.count - length {
                if bytes[index] == first {
                    var matched = 1
                    while matched < length, bytes[index + matched] == word.utf8Start[matched] { matched += 1 }
                    if matched == length { return true }
                }
                index += 1
            }
            return false
        }
    }

    /// Whether a JSON file is a list of objects, or an object whose first member is one.
    var holdsListOfObjects: Bool {
        let span = self.span
        var cursor = JSONCursor(in: span)
        guard let kind = try? cursor.kind(in: span) else { return false }
        if kind == .object {
            guard (try? cursor.enterObject(in: span)) != nil, (try? cursor.nextKey(in: span)) != nil else {
                return false
            }
        }
        return span.beginsListOfObjects(at: cursor.offset)
    }

    /// The first byte that is no blank and no part of a byte order mark.
    var firstVisible: UInt8? {
        first { !($0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF) }
    }

    /// The first key of the JSON object that begins here.
    var firstKey: String? {
        let span = self.span
        var cursor = JSONCursor(in: span)
        guard (try? cursor.enterObject(in: span)) != nil, let key = try? cursor.nextKey(in: span) else { return nil }
        return key.text(in: span)
    }
}
