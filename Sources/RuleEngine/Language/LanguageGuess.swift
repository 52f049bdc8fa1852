// SPDX-License-Identifier: Apache-2.0

internal import CLanguage

/// What languages a text is in, as CLD2 sees it.
///
/// Short lines are unreliable; some hundred letters of one writer are not.
public struct LanguageGuess: Hashable, Sendable {
    /// A language and its share of the text in percent.
    public struct Share: Hashable, Sendable {
        /// BCP 47.
        public var language: String
        /// Of the text, 1…100.
        public var percent: Int
    }

    /// At most three, most frequent first.
    public var shares: [Share]
    /// Whether the first is to be trusted.
    public var isReliable: Bool

    /// Longest text that is looked at, in bytes.
    public static let longestText = 8192

    /// Looks at the first bytes of a lent text.
    public init(_ text: Span<UInt8>) {
        self.init(text.withUnsafeBufferPointer { Array($0.prefix(Self.longestText)) })
    }

    /// Looks at the first bytes of a text.
    public init(_ text: [UInt8]) {
        var codes = [CChar](repeating: 0, count: 48)
        var percents = [Int32](repeating: 0, count: 3)
        // The face may look at the byte behind the text to cut at a character's border.
        let padded = text.prefix(Self.longestText) + [0]
        let count = padded.withUnsafeBufferPointer { text in
            text.withMemoryRebound(to: CChar.self) { text in
                codes.withUnsafeMutableBytes { codes in
                    percents.withUnsafeMutableBufferPointer { percents in
                        clanguage_detect(
                            text.baseAddress, text.count - 1,
                            codes.baseAddress?.assumingMemoryBound(
                                to: (
                                    CChar, CChar, CChar, CChar, CChar, CChar, CChar, CChar, CChar, CChar, CChar, CChar,
                                    CChar, CChar, CChar, CChar
                                ).self),
                            percents.baseAddress)
                    }
                }
            }
        }
        isReliable = count > 0
        shares = (0..<Int(abs(count))).map { index in
            let code = codes[index * 16..<(index + 1) * 16].prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            return Share(language: String(decoding: code, as: UTF8.self), percent: Int(percents[index]))
        }
    }
}
