// SPDX-License-Identifier: Apache-2.0

/// What the codes of the importers mean, in a sentence each.
///
/// The sentences are data (`Quality/diagnostics.tsv`), taken from `docs/diagnostics.md`; a test holds the two together.
struct DiagnosticMeanings: Sendable {
    static let shipped = DiagnosticMeanings(PackageResources.diagnostics_tsv)

    /// By code.
    let byCode: [String: String]

    init(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        byCode = Dictionary(
            lines.compactMap { line in
                let parts = line.split(separator: "\t", maxSplits: 1)
                return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The sentence of a code; of one that has none its own words.
    subscript(code: String) -> String { byCode[code] ?? Self.words(of: code) }

    /// `duplicate record` of `duplicate-record`.
    static func words(of code: String) -> String { code.replacing("-", with: " ") }
}
