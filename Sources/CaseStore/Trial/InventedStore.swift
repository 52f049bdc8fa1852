// SPDX-License-Identifier: Apache-2.0

public import Comparison
import Foundation
import GRDB

/// Makes a store of invented cases of any size, with planted links, hubs and popular scripts: what speed, memory and
/// precision are measured on.
///
/// The same seed gives the same store. Texts are words that mean nothing.
public struct InventedStore {
    /// Cases.
    public var cases: Int
    /// Suspect accounts of a case.
    public var accountsInCase = 20
    /// Units of an account.
    public var unitsInAccount = 10
    private var dice: StableDice
    private let writers: InventedWriters

    /// A store of so many cases.
    public init(cases: Int, seed: UInt64 = 6) {
        self.cases = cases
        dice = StableDice("invented store \(seed)")
        writers = InventedWriters(cases > 0 ? 120 : 0)
    }

    /// Pairs of accounts that are planted: a wallet of their own, or a script of their own.
    public static let plantedEvery = 50
    /// Every so many accounts use a wallet of an exchange.
    static let hubEvery = 40
    /// Few enough that each is a hub already at 200 cases.
    static let exchanges = 4
    /// Every so many accounts use a script that is sold.
    static let popularEvery = 60

    /// Writes the store.
    ///
    /// Without a log: nobody else reads the file yet.
    public mutating func write(to path: String) throws {
        _ = try CaseStore(path, makesFile: true)
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA synchronous = OFF")
            try db.execute(sql: "PRAGMA cache_size = -262144")
            db.add(tokenizer: LetterTokenizer.self)
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.inDatabase { db in try db.execute(sql: "PRAGMA journal_mode = OFF") }
        var text = self
        try queue.write { db in
            for number in 1...text.cases { try text.insertCase(number, in: db) }
        }
        self = text
        try queue.write { db in try InventedIndex.insert(in: db) }
        try queue.inDatabase { db in try db.execute(sql: "PRAGMA journal_mode = WAL") }
        try queue.close()
    }

    /// Words of a text of its own.
    private mutating func words(_ count: Int) -> [String] {
        (0..<count).map { _ in
            // Few words are frequent and many are rare, as in any language.
            let draw = Double(dice.roll(1_000_000)) / 1_000_000
            return "w" + String(Int(draw * draw * draw * 8000), radix: 36)
        }
    }

    /// The same words with one exchanged: two such copies agree in six tenths of their runs.
    private mutating func edited(_ words: [String]) -> [String] {
        var words = words
        words[dice.roll(words.count)] = "e\(dice.roll(9999))"
        return words
    }

    /// The script of a planted pair or of a popular text: the same for whoever asks.
    private static func script(_ name: String) -> [String] {
        var own = InventedStore(cases: 0, seed: Mixing.hash(name))
        return own.words(26)
    }

    /// A further case, as `CaseStore.file` takes it.
    public mutating func furtherCase(_ reference: String) -> FiledCase {
        let accounts = (1...accountsInCase).map { number in
            FiledAccount(
                number: number, platform: "instagram", name: "invented", isOwner: false, role: .suspect,
                roleBasis: "named", messages: 100,
                identifiers: [
                    FiledIdentifier(
                        kind: "bitcoin", value: "bc1q-further-\(number)", literal: "", status: "valid", role: .asserted,
                        messages: [3])
                ],
                units: (0..<unitsInAccount).map { index in
                    let text =
                        index == 0 ? edited(Self.script("planted \(number)")) : words(10 + dice.roll(15))
                    return ScriptUnit(messages: [Int32(index * 3 + 1)], prepared: text.joined(separator: " "))
                })
        }
        return FiledCase(
            reference: reference, exhibit: nil, digest: "digest \(reference)", tool: "invented",
            inputs: [FiledInput(path: "invented.zip", bytes: 1, sha256: "sha \(reference)", isEvidence: true)],
            accounts: accounts, findings: [], messages: [])
    }

    private mutating func insertCase(_ number: Int, in db: Database) throws {
        let reference = "I-\(number)"
        try db.execute(sql: "INSERT INTO case_file(id, reference) VALUES(?,?)", arguments: [number, reference])
        try CaseIdentity.insert("invented \(number)", of: Int64(number), in: db)
        try db.execute(
            sql: "INSERT INTO filing(id, case_id, digest, tool, prepared, content) VALUES(?1,?1,?2,'invented',?3,'')",
            arguments: [number, "digest \(reference)", PreparedText.revision])
        try db.cachedStatement(sql: "INSERT INTO input VALUES(?,'invented.zip',1,?,1)")
            .execute(arguments: [number, "sha \(reference)"])
        let account = try db.cachedStatement(
            sql: """
                INSERT INTO account(id, filing_id, case_id, number, platform, name, is_owner, role, role_basis, messages,
                  style, behaviour)
                VALUES(?,?,?,?,'instagram','invented',0,'suspect','named',100,?,?)
                """)
        let unit = try db.cachedStatement(
            sql: "INSERT INTO unit(account_id, messages, repeats, is_severe, prepared) VALUES(?,?,'',0,?)")
        for index in 1...accountsInCase {
            let id = (number - 1) * accountsInCase + index
            try account.execute(
                arguments: [id, number, number, index, writers.style(of: id), writers.behaviour(of: id)])
            for (kind, value) in values(of: id) {
                try db.cachedStatement(sql: "INSERT OR IGNORE INTO identifier(kind, value) VALUES(?,?)")
                    .execute(arguments: [kind, value])
                try db.cachedStatement(
                    sql: """
                        INSERT INTO identifier_use
                        SELECT id, ?, 'asserted', 'valid', 0, '', '3', '', NULL FROM identifier WHERE kind = ? AND value = ?
                        """
                ).execute(arguments: [id, kind, value])
            }
            for place in 0..<unitsInAccount {
                let text = text(of: id, at: place).joined(separator: " ")
                try unit.execute(arguments: [id, "\(place * 3 + 1)", text])
            }
        }
    }

    /// Two values of its own, and one that is planted or of a hub.
    private func values(of account: Int) -> [(String, String)] {
        var found = [("bitcoin", "bc1q-own-\(account)"), ("phone", "+44-own-\(account)")]
        if let pair = Self.planted(account, of: cases * accountsInCase), pair.isMultiple(of: 2) {
            found.append(("iban", "GB-planted-\(pair)"))
        }
        if account.isMultiple(of: Self.hubEvery) {
            found.append(("bitcoin", "bc1q-exchange-\(account / Self.hubEvery % Self.exchanges)"))
        }
        return found
    }

    private mutating func text(of account: Int, at place: Int) -> [String] {
        if place == 0, let pair = Self.planted(account, of: cases * accountsInCase), !pair.isMultiple(of: 2) {
            return edited(Self.script("planted \(pair)"))
        }
        if place == 1, account.isMultiple(of: Self.popularEvery) {
            return Self.script("popular \(account / Self.popularEvery % 7)")
        }
        return words(10 + dice.roll(15))
    }

    /// The number of the planted pair that an account belongs to: the one end in the first half, the other in the second.
    static func planted(_ account: Int, of accounts: Int) -> Int? {
        let half = accounts / 2
        let place = account > half ? account - half : account
        return place.isMultiple(of: plantedEvery) ? place / plantedEvery : nil
    }

    /// How many pairs are planted.
    public var plantedPairs: Int { cases * accountsInCase / 2 / Self.plantedEvery }

    /// Whether a pair of accounts was planted, and by what: `iban` or `script`.
    public func planted(_ pair: AccountPair) -> String? {
        guard let left = number(pair.left), let right = number(pair.right),
            let one = Self.planted(left, of: cases * accountsInCase),
            one == Self.planted(right, of: cases * accountsInCase)
        else { return nil }
        return one.isMultiple(of: 2) ? "iban" : "script"
    }

    private func number(_ account: AccountReference) -> Int? {
        Int(account.caseReference.dropFirst(2)).flatMap { reference in
            Int(account.account.dropFirst()).map { (reference - 1) * accountsInCase + $0 }
        }
    }
}
