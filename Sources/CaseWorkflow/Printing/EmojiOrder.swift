// SPDX-License-Identifier: Apache-2.0

extension Character {
    /// A picture of more than one character: a flag, a colour of skin, a family.
    var isEmojiSequence: Bool {
        let scalars = unicodeScalars
        return scalars.count > 1
            && scalars.contains { $0.isRegionalIndicator || $0.properties.isEmojiPresentation || $0 == "\u{FE0F}" }
    }
}

extension Unicode.Scalar {
    var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }
}

/// Whether a text layer holds pictures of several characters in their order.
///
/// Readers turn a line from right to left letter by letter: of a flag they may make that of another country, and of a family
/// another one. Joiners and choices of presentation are not compared, since a font without the picture has none.
struct EmojiOrder: Sendable {
    private let wanted: [[UInt32]: Int]

    /// Pictures beside letters from right to left.
    init(passages: [String]) {
        var wanted: [[UInt32]: Int] = [:]
        for passage in passages where passage.unicodeScalars.contains(where: RightToLeft.contains) {
            for sequence in passage where sequence.isEmojiSequence {
                let scalars = Self.plain(sequence.unicodeScalars)
                if scalars.count > 1 { wanted[scalars, default: 0] += 1 }
            }
        }
        self.wanted = wanted
    }

    var isEmpty: Bool { wanted.isEmpty }

    /// How many of the pictures a text layer holds less often than the page.
    func turned(inText text: String) -> Int {
        guard !isEmpty else { return 0 }
        let layer = Self.plain(text.unicodeScalars)
        var places: [UInt32: [Int]] = [:]
        var flags = 0
        let heads = Set(wanted.keys.compactMap(\.first))
        for (index, value) in layer.enumerated() {
            let isFlag = Unicode.Scalar(value)?.isRegionalIndicator ?? false
            // Of letters that stand for flags, each second one begins none.
            if heads.contains(value), !isFlag || flags % 2 == 0 { places[value, default: []].append(index) }
            flags = isFlag ? flags + 1 : 0
        }
        return wanted.count { sequence, count in
            (places[sequence[0]] ?? []).count { layer[$0...].starts(with: sequence) } < count
        }
    }

    private static func plain(_ scalars: some Sequence<Unicode.Scalar>) -> [UInt32] {
        scalars.filter { !$0.properties.isDefaultIgnorableCodePoint && !$0.isBidiMark }.map(\.value)
    }
}

extension Unicode.Scalar {
    fileprivate var isBidiMark: Bool { (0x202A...0x202E).contains(value) }
}
