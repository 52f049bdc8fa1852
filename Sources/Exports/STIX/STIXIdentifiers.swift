// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Evidence

/// Accounts and identifiers as cyber-observable objects of the standard: types of our own would stop strict readers.
struct STIXIdentifiers {
    let make: STIXObjects

    /// Kinds that name an account with some provider; the provider's kind is the account's type.
    private static let accountKinds: Set<String> = [
        "phone", "iban", "ukAccount", "bitcoin", "ethereum", "litecoin", "monero", "tron", "dogecoin", "dash", "xrp",
        "solana", "cashtag", "paypal", "venmo",
        "revolut", "monzo", "wise", "upi", "pix", "bankAccount",
    ]

    /// An account; its identifier follows from service, permanent number and username, where one of the two is known.
    func account(_ id: Account.ID, _ account: Account) -> (id: String, object: JSONText) {
        let number = account.identifiers.first { $0.kind == .platformID }?.normalized
        let login = account.identifiers.first { $0.kind == .username }?.normalized
        let name = account.names.first
        let service = account.platform.rawValue
        guard number != nil || login != nil else {
            let own = make.id("user-account", id.label)
            return (
                own,
                make.observable(
                    "user-account", id: own, Self.members(service, number: nil, login: nil, name: name))
            )
        }
        return userAccount(service, number: number, login: login, name: name)
    }

    /// An identifier by its kind and normal form; nil for one that no type of the standard holds: a note tells it.
    func identifier(_ kind: String, _ value: String) -> (id: String, object: JSONText)? {
        func plain(_ type: String) -> (id: String, object: JSONText) {
            make.observable(type, identifiedBy: ["value": .string(value)], ["value": .string(value)])
        }
        switch kind {
        case "email": return plain("email-addr")
        // A web address of the standard has a scheme (RFC 3986).
        case "url", "invite": return value.contains("://") ? plain("url") : nil
        case "domain": return plain("domain-name")
        case "ip": return plain(value.contains(":") ? "ipv6-addr" : "ipv4-addr")
        case "username": return userAccount(nil, number: nil, login: value, name: nil)
        case "fileHash":
            return [32: "MD5", 40: "SHA-1", 64: "SHA-256", 128: "SHA-512"][value.count].map { file($0, value) }
        default: return Self.accountKinds.contains(kind) ? userAccount(kind, number: value, login: nil, name: nil) : nil
        }
    }

    /// A file by its hash alone: names of files may tell more than an indicator should.
    func file(_ algorithm: String, _ hash: String, bytes: Int? = nil) -> (id: String, object: JSONText) {
        make.observable(
            "file", identifiedBy: ["hashes": .object([algorithm: .string(hash)])],
            ["hashes": .object([algorithm: .string(hash)]), "size": bytes.map(JSONText.count)])
    }

    private func userAccount(
        _ type: String?, number: String?, login: String?, name: String?
    ) -> (id: String, object: JSONText) {
        var properties: [String: CanonicalJSON] = [:]
        if let type { properties["account_type"] = .string(type) }
        if let number { properties["user_id"] = .string(number) }
        if let login { properties["account_login"] = .string(login) }
        return make.observable(
            "user-account", identifiedBy: properties, Self.members(type, number: number, login: login, name: name))
    }

    private static func members(
        _ type: String?, number: String?, login: String?, name: String?
    ) -> [String: JSONText?] {
        [
            "account_type": type.map(JSONText.string), "user_id": number.map(JSONText.string),
            "account_login": login.map(JSONText.string), "display_name": name.map(JSONText.string),
        ]
    }
}
