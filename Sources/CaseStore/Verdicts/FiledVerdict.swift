// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A verdict as the store keeps it and as case files carry it.
public struct FiledVerdict: Hashable, Sendable, Codable {
    var left: AccountKey
    var right: AccountKey
    var verdict: String
    var reason: String
    var officer: String
    var time: String
    /// Position among the verdicts of the store in which it was given: of two within one second the later counts.
    var sequence: Int

    /// By what the same verdict is known in two case files.
    var digest: String {
        CaseIdentity.digest([(try? CaseFileForm.text(self)) ?? ""])
    }
}
