// SPDX-License-Identifier: Apache-2.0

import Evidence
import Formats

/// The pictures of all conversations, which lie in one folder.
///
/// Takeout names a file by the last part of its address. Of several addresses that end alike, it numbers the files in an order
/// that is not known: then none is told to be a message's.
struct HangoutsFiles {
    /// The members of a picture that hold an address.
    enum Member: String, CaseIterable {
        case url
        case original = "original_content_url"
        case thumbnail = "image_url"
    }

    private struct Key: Hashable {
        var member: Member
        var name: String
    }

    private let files: NearestFiles
    /// The one address that ends in a file's name; nil where several do.
    private var addresses: [Key: String?] = [:]

    init(_ files: [Exhibit]) {
        self.files = NearestFiles(files)
    }

    /// The file of an address, and whether there is one that may be another's.
    func file(
        of address: String, in member: Member, nearest records: Exhibit
    ) -> (exhibit: Int32?, isAmbiguous: Bool) {
        for name in Self.names(of: address) {
            guard let found = files.nearest(name, to: records) else { continue }
            if case .some(nil) = addresses[Key(member: member, name: name)] { return (nil, true) }
            return (found.number, false)
        }
        return (nil, false)
    }

    private static func names(of address: String) -> [String] {
        guard let part = address.prefix(while: { $0 != "?" }).split(separator: "/").last.map(String.init) else {
            return []
        }
        let bare = part.removingPercent
        return [part, bare, bare.replacing("+", with: " ")]
    }

    /// Looks at every address ahead of the conversations.
    mutating func noteAddresses(in bytes: Span<UInt8>) {
        if files.names.isEmpty { return }
        for member in Member.allCases {
            var start = 0
            let key = "\"\(member.rawValue)\"".utf8
            while let place = Self.find(Array(key), in: bytes, from: start) {
                start = place + key.count
                var scanner = TextScanner(start..<bytes.count)
                scanner.blanks(in: bytes)
                guard scanner.take(":", in: bytes) else { continue }
                var cursor = JSONCursor(in: bytes, maximumDepth: 4)
                cursor.resume(atElement: scanner.rest.lowerBound)
                guard let address = try? cursor.string(in: bytes).text(in: bytes) else { continue }
                note(address, member)
            }
        }
    }

    private mutating func note(_ address: String, _ member: Member) {
        for name in Set(Self.names(of: address)) where files.names.contains(name) {
            let key = Key(member: member, name: name)
            switch addresses[key] {
            case nil: addresses[key] = .some(address)
            case .some(let known) where known != address: addresses[key] = .some(nil)
            default: break
            }
        }
    }

    private static func find(_ key: [UInt8], in bytes: Span<UInt8>, from start: Int) -> Int? {
        var place = bytes.firstIndex(of: key[0], from: start)
        while place + key.count <= bytes.count {
            if key.indices.allSatisfy({ bytes[place + $0] == key[$0] }) { return place }
            place = bytes.firstIndex(of: key[0], from: place + 1)
        }
        return nil
    }
}

extension String {
    /// The text with `%20` and the like resolved.
    fileprivate var removingPercent: String {
        guard contains("%") else { return self }
        var bytes: [UInt8] = []
        var rest = Array(utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

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
