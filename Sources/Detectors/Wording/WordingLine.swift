// SPDX-License-Identifier: Apache-2.0

import Analysis
import RuleEngine

/// One message as the wording models see it: no text, only levels and signs.
struct WordingLine: Sendable {
    /// Number in the timeline.
    var n: Int32
    /// Who wrote it.
    var account: Int32
    /// Two bits a function: 0 nothing, 1 possible, 2 likely, 3 strong.
    var levels: UInt64 = 0
    /// Codes that speak against, and money.
    var signs: Signs = []
    /// What rules found, by code.
    var codes: CodeSet = []
    var length: Int32 = 0
    /// Its words are not the writer's own: forwarded, or told because somebody asked for them.
    var isForwarded = false
    /// What a pack says of the text, once it was read for the weighing of a talk.
    var scores: WordingText.Scores? {
        didSet { shares = scores.map(ScoreShare.all) ?? .zero }
    }
    /// The scores as shares: a line is weighed in two stretches, on either side.
    private(set) var shares = SIMD16<Double>.zero
    /// How much its words are those of one of the two sides of an extortion, once it was read for the weighing of a talk.
    var side: WordingSides.Scores?

    struct Signs: OptionSet, Sendable {
        let rawValue: UInt16
        static let report = Signs(rawValue: 1)
        static let quote = Signs(rawValue: 2)
        static let laughter = Signs(rawValue: 4)
        static let game = Signs(rawValue: 8)
        static let business = Signs(rawValue: 16)
        static let fiction = Signs(rawValue: 32)
        static let money = Signs(rawValue: 64)
        static let number = Signs(rawValue: 128)
        static let question = Signs(rawValue: 256)
        /// Begs, names the crime or is in distress.
        static let alarm = Signs(rawValue: 512)
        /// Most rules that hit are of a language that the scan has no measured wording for.
        static let foreign = Signs(rawValue: 1024)
        /// Names an account, a wallet or a page to pay to.
        static let payee = Signs(rawValue: 2048)
        /// Carries a picture or a recording, or says where one was.
        static let picture = Signs(rawValue: 4096)

        /// By their bits.
        static let against: [(name: String, sign: Signs)] = [
            ("report", .report), ("quote", .quote), ("laughter", .laughter), ("game", .game),
            ("business", .business), ("fiction", .fiction), ("money", .money),
        ]
    }

    init(n: Int32, account: Int32, length: Int32) {
        (self.n, self.account, self.length) = (n, account, length)
    }

    /// The same with what another pack says.
    func read(as reading: WordingText.Reading?) -> WordingLine {
        var line = self
        line.levels = reading?.levels ?? 0
        line.scores = reading?.scores
        return line
    }

    func level(_ function: Int) -> Int { Int(levels >> UInt64(2 * function) & 3) }

    /// Takes what was seen in the text.
    mutating func take(_ marks: Marks, levels wording: WordingLevels, codes: CodeTable) {
        if !marks.money.isEmpty { signs.insert(.money) }
        if marks.identifiers.contains(where: { PayeeMarks.isPayee($0, []) }) { signs.insert(.payee) }
        var (native, foreign) = (0, 0)
        for match in marks.rules {
            if let bits = wording.bits(of: match) {
                levels |= bits
            } else {
                let code = codes[match]
                self.codes.formUnion(code)
                if codes.isForeign(match) { foreign += 1 } else { native += 1 }
                signs.formUnion(Self.signs(of: code))
            }
        }
        if foreign > native { signs.insert(.foreign) }
    }

    /// Takes what only the text itself tells.
    mutating func take(_ text: Span<UInt8>) {
        var digits = false
        for index in 0..<min(text.count, 400) {
            if text[index] == 63 { signs.insert(.question) }
            digits = digits || text[index] &- 48 < 10
        }
        if digits { signs.insert(.number) }
    }

    private static let alarming: CodeSet = [.plea, .outcry, .distress]

    private static func signs(of codes: CodeSet) -> Signs {
        var signs: Signs = []
        if codes.overlaps(alarming) { signs.insert(.alarm) }
        if codes.contains(.picture) { signs.insert(.picture) }
        if !codes.overlaps(CodeSet.framing) { return signs }
        if codes.contains(.report) { signs.insert(.report) }
        if codes.contains(.quote) { signs.insert(.quote) }
        if codes.contains(.laughter) { signs.insert(.laughter) }
        if codes.contains(.game) { signs.insert(.game) }
        if codes.contains(.business) { signs.insert(.business) }
        if codes.overlaps([.fiction, .advice]) { signs.insert(.fiction) }
        return signs
    }
}
