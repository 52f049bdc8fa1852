// SPDX-License-Identifier: Apache-2.0

import ChatModel
public import Comparison
import Identifiers

/// A unit's list of values that link nobody: kind, value and reason on a line, tabs between.
///
/// Values are read as they are written in messages, so that `0345 734 5345` stops what a chat has as `+44 345 7345345`.
public enum StopListFile {
    /// A line that stops nothing as it stands.
    public enum Fault: Error, Hashable, Sendable {
        /// It is not a kind, a value and a reason.
        case form(line: Int)
        /// No kind of value bears that name.
        case kind(line: Int)
        /// The value is none of its kind.
        case value(line: Int, kind: String)
    }

    /// Reads a file; blank lines and those that begin with `#` are left out.
    ///
    /// - Throws: the first line that stops nothing.
    public static func list(_ file: String) throws(Fault) -> StopList {
        var entries: [StopList.Entry] = []
        let text = file.first == "\u{FEFF}" ? file.dropFirst() : file[...]
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
        where line.first != "#" && !line.allSatisfy(\.isWhitespace) {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map { field in
                String(String(field).trimmingBlanks)
            }
            guard fields.count >= 3, fields[..<3].allSatisfy({ !$0.isEmpty }) else { throw .form(line: index + 1) }
            guard let kind = kinds[fields[0].lowercased()] else { throw .kind(line: index + 1) }
            guard let value = ComparedValue.form(kind: kind, written: fields[1]) else {
                throw .value(line: index + 1, kind: kind)
            }
            entries.append(StopList.Entry(kind: kind, value: value, reason: fields[2]))
        }
        return StopList(entries)
    }

    /// Kinds by their names in small letters.
    private static let kinds = Dictionary(
        (IdentifierMatch.Kind.allCases.map(\.rawValue) + ["accountId"]).map { ($0.lowercased(), $0) },
        uniquingKeysWith: { first, _ in first })
}
