// SPDX-License-Identifier: Apache-2.0

import Comparison
import GRDB

/// Reads values, scripts and copies for a scope, in one state of the store.
struct MaterialReader {
    let db: Database
    let scope: ComparisonScope
    let directory: IndexDirectory
    let suffixes: [Int64: String]
    let caseID: Int64?
    let hubLimit: Int
    var material = ComparisonMaterial()

    struct FoundValue {
        var kind: String
        var value: String
        var uses: [(account: Int64, use: ComparisonMaterial.Use)]
        var cases: Int
        var owners: [Int64]
        var isOneAccount: Bool
    }
    /// Accounts that share something, by key.
    var needed: Set<Int64> = []
    var values: [FoundValue] = []
    var mentioned: [FoundValue] = []

    init(_ scope: ComparisonScope, date: String, in db: Database) throws {
        self.db = db
        self.scope = scope
        directory = try IndexDirectory(date: date, in: db)
        suffixes = try AccountLabels.suffixes(in: db)
        hubLimit = Rarity(cases: directory.evidenceCount).hubLimit
        var caseID: Int64?
        if let reference = scope.caseReference {
            caseID = try Int64.fetchOne(db, sql: "SELECT id FROM case_file WHERE reference = ?", arguments: [reference])
            if caseID == nil { throw CaseStoreError.unknownCase }
        }
        self.caseID = caseID
        let asked: [AccountReference] =
            switch scope {
            case .all, .ofCase: []
            case .ofAccount(let account): [account]
            case .between(let pair): [pair.left, pair.right]
            }
        for account in asked {
            let id = try AccountLabels.account(account.account, of: account.caseReference, in: db)
            let role = try String.fetchOne(db, sql: "SELECT role FROM account WHERE id = ?", arguments: [id])
            if role != AccountRole.suspect.rawValue {
                material.notSuspects.append("\(account.caseReference)/\(account.account)")
            }
        }
    }

    mutating func read() throws -> ComparisonMaterial {
        material.cases = directory.material
        material.frozen = directory.frozen
        material.suspectCount = directory.caseOfAccount.count
        material.unitCount = try directory.unitCount(in: db)
        try readValues()
        try readLookAlikes()
        var scripts = ScriptSearch(db, directory)
        if let caseID { try scripts.search(caseID: caseID) } else { try scripts.searchAll() }
        let kept = keptEdges(scripts)
        for edge in kept.edges {
            for unit in [edge.left, edge.right] {
                if let account = scripts.account(of: unit) { needed.insert(account) }
            }
        }
        var pictures = try PictureSearch(db, directory, hubLimit: hubLimit)
        pictures.search(caseID: caseID)
        need(pictures)
        let positions = try readAccounts()
        try placeValues(positions)
        try placeScripts(kept, &scripts, positions)
        try placePictures(pictures, positions)
        try readSameEvidence()
        try readUsual()
        return material
    }
}
