// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import GRDB

/// By what a case is known in every store that holds it: references are each unit's own, and two units may use one twice.
enum CaseIdentity {
    /// A random name.
    static func fresh() -> String {
        UUID().uuidString.replacing("-", with: "").lowercased()
    }

    static func insert(_ identity: String, of caseID: Int64, in db: Database) throws {
        try db.execute(sql: "INSERT OR IGNORE INTO case_identity VALUES(?,?)", arguments: [identity, caseID])
        // What is filed again is erased no longer; a proof that is still owed is, though.
        let key = key(identity)
        try db.execute(sql: "DELETE FROM erased WHERE case_key = ? AND reference IS NULL", arguments: [key])
        try db.execute(sql: "UPDATE erased SET case_key = ? WHERE case_key = ?", arguments: ["owed \(fresh())", key])
    }

    /// The names of a case, the oldest first.
    static func all(of caseID: Int64, in db: Database) throws -> [String] {
        try String.fetchAll(
            db, sql: "SELECT identity FROM case_identity WHERE case_id = ? ORDER BY rowid", arguments: [caseID])
    }

    /// What verdicts write for a case: its name cannot be told from it.
    static func key(_ identity: String) -> String { digest(["case", identity]) }

    /// SHA-256 over texts of which none can reach into the next, half of it.
    static func digest(_ parts: [String]) -> String {
        let text = parts.map { "\($0.utf8.count):\($0)" }.joined(separator: ",")
        return SHA256.hash(data: Data(text.utf8)).prefix(16).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}
