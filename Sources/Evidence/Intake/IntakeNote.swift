// SPDX-License-Identifier: Apache-2.0

/// Something about the evidence's containers, names and files that an examiner should know.
///
/// Holds no text of the evidence but the path of what was left out, as exhibits have theirs. All codes are explained in docs/evidence-handling.md.
public struct IntakeNote: Sendable, Hashable {
    /// How much it matters.
    public enum Severity: String, Sendable, Hashable, CaseIterable {
        /// Worth knowing.
        case note
        /// Not as it should be, yet nothing is missing.
        case warning
        /// Material exists that could not be read.
        case loss
    }

    /// How much it matters.
    public var severity: Severity
    /// Stable lower-kebab code: `archive-truncated`.
    public var code: String
    /// Row of the exhibit it is about: the member itself where it is an exhibit, else its archive.
    public var exhibit: Int32?
    /// Where it lay, for what became no exhibit: from the folder or archive on, fit for display.
    public var path: String?

    /// Makes a note.
    public init(_ severity: Severity, _ code: String, exhibit: Int32? = nil, path: String? = nil) {
        self.severity = severity
        self.code = code
        self.exhibit = exhibit
        self.path = path
    }
}
