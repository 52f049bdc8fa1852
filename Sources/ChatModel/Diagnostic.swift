// SPDX-License-Identifier: Apache-2.0

/// Something that could not be read or deserves a remark, kept with the case.
public struct Diagnostic: Hashable, Sendable, Codable {
    /// How much it matters.
    public enum Severity: String, Sendable, Codable, Comparable, CaseIterable {
        /// Worth knowing.
        case note
        /// Something was read, but not as the format promises.
        case warning
        /// Material exists that is not in the timeline.
        case loss

        /// From note to loss.
        public static func < (left: Self, right: Self) -> Bool {
            allCases.firstIndex(of: left) ?? 0 < allCases.firstIndex(of: right) ?? 0
        }
    }

    /// How much it matters.
    public var severity: Severity
    /// Stable lower-kebab code, documented in `docs/diagnostics.md`: `timestamp-unreadable`.
    public var code: String
    /// Where.
    public var provenance: Provenance
    /// Counts and offsets, never message text, names or identifiers.
    public var detail: [String: Int]

    /// Makes a diagnostic.
    public init(_ severity: Severity, _ code: String, at provenance: Provenance, detail: [String: Int] = [:]) {
        self.severity = severity
        self.code = code
        self.provenance = provenance
        self.detail = detail
    }
}
