// SPDX-License-Identifier: Apache-2.0

/// A place where bytes do not follow their grammar.
public struct FormatError: Error, Sendable, Hashable {
    /// What is wrong, as a stable lower-kebab code.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// The bytes end inside a value.
        case unexpectedEnd = "unexpected-end"
        /// A byte stands where the grammar has none like it.
        case unexpectedByte = "unexpected-byte"
        /// Values are nested deeper than the reader goes.
        case tooDeep = "too-deep"
        /// A backslash is followed by something that is no escape.
        case badEscape = "bad-escape"
        /// A control character stands bare inside a string.
        case controlCharacter = "control-character"
        /// A number has a form that the grammar does not know.
        case badNumber = "bad-number"
        /// The bytes are not text in the encoding that they should have.
        case badEncoding = "bad-encoding"
        /// The document as a whole could not be parsed.
        case notWellFormed = "not-well-formed"
        /// Something is larger than the reader accepts.
        case limitExceeded = "limit-exceeded"
    }

    /// What is wrong.
    public var reason: Reason
    /// The byte at which it shows, counted from the first byte given to the reader.
    public var offset: Int

    /// Makes an error.
    public init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }
}
