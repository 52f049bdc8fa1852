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
        let bare = part.percentDecoded ?? part
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
