// SPDX-License-Identifier: Apache-2.0

import Comparison
import Foundation
import GRDB

/// Whom a script was said to, and whether that may be one person in two cases.
struct Addressees {
    private let db: Database
    /// By conversation who writes there, of a filing.
    private var writers: [Int64: [Int: Set<Int>]] = [:]
    private var people: [Int64: Person?] = [:]
    /// Everybody of a filing who is no suspect, by number, and those whose export it is.
    private var others: [Int64: (accounts: [Int: Int64], owners: Set<Int>)] = [:]

    /// Somebody who is no suspect, by what shows them to be the same in another case.
    private struct Person {
        var keys: Set<String>
    }

    /// Messages of a unit that are looked up.
    private static let mostMessages = 50

    init(_ db: Database) {
        self.db = db
    }

    /// Accounts of both sides that may be one person's, to whom alone both units were said.
    ///
    /// A script that was sent to several is not about one of them.
    mutating func shared(
        _ left: (account: Int64, messages: [Int32]), _ right: (account: Int64, messages: [Int32])
    ) throws -> Set<Int64> {
        let one = try addressees(of: left.account, left.messages)
        if one.isEmpty { return [] }
        let other = try addressees(of: right.account, right.messages)
        let keys = Set(one.keys).intersection(other.keys)
        return keys.reduce(into: []) { $0.formUnion((one[$1] ?? []).union(other[$1] ?? [])) }
    }

    /// By key who of every conversation of the unit bears it.
    private mutating func addressees(of account: Int64, _ messages: [Int32]) throws -> [String: Set<Int64>] {
        guard
            let filing = try Int64.fetchOne(
                db.cachedStatement(sql: "SELECT filing_id FROM account WHERE id = ?"), arguments: [account])
        else { return [:] }
        let statement = try db.cachedStatement(sql: "SELECT conversation FROM message WHERE filing_id = ? AND n = ?")
        var conversations: Set<Int> = []
        for n in messages.prefix(Self.mostMessages) {
            if let row = try Row.fetchOne(statement, arguments: [filing, n]), let talk: Int = row[0] {
                conversations.insert(talk)
            }
        }
        guard !conversations.isEmpty else { return [:] }
        let others = try others(of: filing)
        let writers = try writers(of: filing)
        var found: [String: Set<Int64>]?
        for conversation in conversations.sorted() {
            var here: [String: Set<Int64>] = [:]
            for number in others.owners.union(writers[conversation] ?? []) {
                guard let id = others.accounts[number], let person = try person(id) else { continue }
                for key in person.keys { here[key, default: []].insert(id) }
            }
            found = found.map { before in before.filter { here[$0.key] != nil } } ?? here
        }
        return found ?? [:]
    }

    private mutating func others(of filing: Int64) throws -> (accounts: [Int: Int64], owners: Set<Int>) {
        if let known = others[filing] { return known }
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT number, id, is_owner FROM account WHERE filing_id = ? AND role <> 'suspect'"),
            arguments: [filing])
        let found = (
            accounts: Dictionary(uniqueKeysWithValues: rows.map { ($0[0] as Int, $0[1] as Int64) }),
            owners: Set(rows.filter { $0[2] }.map { $0[0] as Int })
        )
        others[filing] = found
        return found
    }

    private mutating func writers(of filing: Int64) throws -> [Int: Set<Int>] {
        if let known = writers[filing] { return known }
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT DISTINCT conversation, account FROM message
                    WHERE filing_id = ? AND conversation IS NOT NULL AND account IS NOT NULL
                    """), arguments: [filing])
        var found: [Int: Set<Int>] = [:]
        while let row = try rows.next() { found[row[0], default: []].insert(row[1]) }
        writers[filing] = found
        return found
    }

    private mutating func person(_ account: Int64) throws -> Person? {
        if let known = people[account] { return known }
        guard
            let row = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT name, platform FROM account WHERE id = ?"),
                arguments: [account])
        else { return nil }
        var keys = Set(Self.key(row[0], row[1]).map { [$0] } ?? [])
        let own = try Int64.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT u.identifier_id FROM identifier_use u JOIN identifier i ON i.id = u.identifier_id
                    WHERE u.account_id = ? AND u.role = 'own' AND i.kind IN ('accountId', 'phone', 'email', 'username')
                    """), arguments: [account])
        keys.formUnion(own.map { "value \($0)" })
        let person = Person(keys: keys)
        people[account] = person
        return person
    }

    /// A name of two words or more on any service, another on its own alone; nil for what exports write in the place of a name.
    static func key(_ name: String, _ platform: String) -> String? {
        let words = name.precomposedStringWithCompatibilityMapping.lowercased().split {
            !$0.isLetter && !$0.isNumber && $0 != "_"
        }.map(String.init)
        guard words.reduce(0, { $0 + $1.count }) > 2, !words.allSatisfy(placeholders.contains) else { return nil }
        let whole = words.joined(separator: " ")
        return words.count > 1 ? "name \(whole)" : "name \(whole) \(platform)"
    }

    private static let placeholders: Set<String> = [
        "me", "you", "self", "my", "your", "own", "owner", "account", "user", "unknown", "deleted", "local", "sender",
        "recipient", "contact", "participant", "person", "number", "phone", "device", "the", "this", "of", "holder",
        "name", "no", "complainant", "victim", "witness", "export", "member", "group", "facebook", "instagram",
        "messenger", "whatsapp", "telegram", "snapchat", "signal", "discord", "tiktok", "viber", "line", "skype", "ich",
        "du", "yo", "tú", "moi", "toi", "eu", "você", "ako", "ikaw", "unbekannt", "inconnu", "desconocido",
        "desconhecido", "usuario", "usuário", "utilisateur", "benutzer",
    ]
}
