// SPDX-License-Identifier: Apache-2.0

/// The codes of one message, asked for by every detector.
struct MessageCodes: Hashable, Sendable {
    /// Codes that hit anywhere, whoever's words they are.
    var all: CodeSet
    /// Codes that the writer means.
    var own: CodeSet
    /// The message hands on the words of somebody else, because it was asked for them.
    var isTold = false
}
