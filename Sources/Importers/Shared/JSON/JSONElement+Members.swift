// SPDX-License-Identifier: Apache-2.0

import Formats

/// How importers ask a record for what it tells.
extension JSONElement {
    /// The value of a member, whatever the case of its key.
    ///
    /// Exporters change it between versions, and programs that rewrite files do. A key written exactly so goes before
    /// others; of several alike the last one counts.
    func member(_ key: String) -> JSONElement? {
        if let exact = self[key] { return exact }
        guard case .object(let members) = value else { return nil }
        return members.last { $0.key.utf8.count == key.utf8.count && $0.key.lowercased() == key.lowercased() }?.value
    }

    /// The text of a string or the literal of a number: identifiers are written as either.
    var literal: String? { string ?? number }

    /// The same; nil also where nothing stands in it.
    var words: String? { literal.flatMap { $0.isEmpty ? nil : $0 } }

    /// A whole number, also when it is written as a string.
    var integer: Int64? { int64 ?? string.flatMap { Int64($0) } }

    /// The text of a string that holds something; nil for numbers.
    var filled: String? { string.flatMap { $0.isEmpty ? nil : $0 } }
}
