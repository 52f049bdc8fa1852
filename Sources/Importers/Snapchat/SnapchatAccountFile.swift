// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// What `account.json` says about the owner.
enum SnapchatAccountFile {
    /// The owner's identifiers: username, name, telephone.
    static func identifiers(_ basic: (String) -> String?) -> [Identifier] {
        var identifiers: [Identifier] = []
        if let username = basic("username") { identifiers.append(Identifier(.username, username)) }
        if let phone = basic("phonenumber") ?? basic("phone number"), phone.contains(where: \.isNumber) {
            identifiers.append(Identifier(.phone, phone))
        }
        if let email = basic("email"), email.contains("@") { identifiers.append(Identifier(.email, email)) }
        if let name = basic("name") { identifiers.append(Identifier(.displayName, name)) }
        return identifiers
    }

    /// The identifiers in the file.
    static func identifiers(in bytes: Span<UInt8>) -> [Identifier] {
        var cursor = JSONCursor(in: bytes, maximumDepth: 64)
        do throws(FormatError) {
            try cursor.enterObject(in: bytes)
            while let key = try cursor.nextKey(in: bytes) {
                guard key.isNamed("basic information", in: bytes), try cursor.kind(in: bytes) == .object else {
                    try cursor.passValue(in: bytes)
                    continue
                }
                var damage = JSONDamage()
                let basic = cursor.soundElement(in: bytes, &damage)
                return identifiers { basic.member($0)?.words }
            }
        } catch { return [] }
        return []
    }

    /// The username, which joins two exports of one account.
    static func username(inHead head: [UInt8]) -> String? {
        identifiers(in: head.span).first { $0.kind == .username }?.normalized
    }
}
