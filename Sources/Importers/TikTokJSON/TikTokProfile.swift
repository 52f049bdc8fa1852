// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// What the profile says about the owner.
enum TikTokProfile {
    /// The identifiers of a profile map.
    static func identifiers(of value: (String) -> String?) -> [Identifier] {
        func told(_ name: String) -> String? {
            guard let text = value(name), !text.isEmpty, !["n/a", "none", "null"].contains(text.lowercased()) else {
                return nil
            }
            return text
        }
        var identifiers: [Identifier] = []
        if let phone = told("telephonenumber"), phone.contains(where: \.isNumber) {
            identifiers.append(Identifier(.phone, phone))
        }
        if let email = told("emailaddress"), email.contains("@") { identifiers.append(Identifier(.email, email)) }
        if let username = told("username") { identifiers.append(Identifier(.username, username)) }
        if let name = told("displayname") ?? told("nickname") { identifiers.append(Identifier(.displayName, name)) }
        return identifiers.contains { $0.kind != .displayName } ? identifiers : []
    }

    /// The owner, whose profile stands behind the messages in most files.
    static func identifiers(in bytes: Span<UInt8>) -> [Identifier] {
        var cursor = JSONCursor(in: bytes, maximumDepth: 64)
        return ((try? search(&cursor, depth: 0, in: bytes)) ?? nil) ?? []
    }

    private static func search(
        _ cursor: inout JSONCursor, depth: Int, in bytes: Span<UInt8>
    ) throws(FormatError) -> [Identifier]? {
        guard try cursor.kind(in: bytes) == .object, depth < 4 else {
            try cursor.passValue(in: bytes)
            return nil
        }
        try cursor.enterObject(in: bytes)
        while let key = try cursor.nextKey(in: bytes) {
            if key.isNamed("profilemap", in: bytes) {
                let map = try cursor.soundElement(in: bytes)
                let found = identifiers { map.member($0)?.words }
                if !found.isEmpty { return found }
            } else if let found = try search(&cursor, depth: depth + 1, in: bytes) {
                return found
            }
        }
        return nil
    }
}
