// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import RuleEngine

/// Reads a conversation stretch by stretch with the wording models.
///
/// It holds the last forty messages and, of the stretches that support a demand, what single messages fill.
struct WordingReader: Reading {
    static let weight = 20

    /// What the models say of an account.
    struct Weighed {
        /// Stretches that were weighed.
        var stretches: [WordingStretch] = []
        /// Scores of messages by slot, in order of `WordingModels.slots`; only of supported stretches.
        var scores: [Int32: [Double]] = [:]
        /// How much a message wants something of the other, whatever it is; only of supported stretches.
        var wanting: [Int32: Double] = [:]
        /// Steps of a course, by message.
        var steps: [WordingStep.Taken] = []
        /// The account mostly writes a further language, and the other pack weighed it.
        var isForeign = false
        /// Whether every stretch was kept.
        var isWhole: Bool { stretches.count < WordingReader.most }
    }

    private let context: DetectorContext
    private let models: WordingModels?
    private let levels: WordingLevels
    /// Bits of the functions in which somebody acts; nil without models, which are too large to be copied for each message.
    private let acted: UInt64?
    /// The latest messages, those of a stretch and some before.
    private var lines: [WordingLine] = []
    /// What the pack of further languages says of them, by number; read where somebody mostly writes one.
    private var otherReadings: [Int32: WordingText.Reading] = [:]
    private var seen = 0
    /// Whether anybody wrote a further language so far.
    private var hasForeign = false
    private var weighedTo = 0
    /// Messages that were looked at for steps.
    private var steppedTo = 0
    private(set) var accounts = ByAccount<Weighed>()
    /// Where the messages stand whose words may turn out to be part of a demand.
    private(set) var places = MessagePlaces()

    /// Most messages of an account that are kept, so that a flood stays printable.
    private static let most = 400

    /// The stretch, and what stood before the messages that are looked at with it.
    private static let kept = WordingMeasures.stretch + WordingStep.reach

    init(_ context: DetectorContext) {
        self.context = context
        models = WordingModels.of(context.rules)
        levels = WordingLevels(context.rules)
        acted = models?.acted
    }

    mutating func observe(_ entry: TimelineEntry, _ marks: Marks) {
        guard let acted, entry.kind == .message, entry.wasSent, let actor = entry.actor else { return }
        places.count(entry)
        var line = WordingLine(
            n: entry.n, account: actor.rawValue, length: Int32(truncatingIfNeeded: entry.textLength))
        // Forwarded words are not the sender's.
        if !marks.isEmpty && !entry.isForwarded && !marks.isTold {
            line.take(marks, levels: levels, codes: context.codes)
        }
        if context.carriesPicture(entry) { line.signs.insert(.picture) }
        line.isForwarded = entry.isForwarded || marks.isTold
        hasForeign = hasForeign || line.signs.contains(.foreign)
        lines.append(line)
        seen += 1
        if lines.count >= 10 * WordingMeasures.stretch { forgetEarly() }
        if seen >= WordingMeasures.stretch && (seen - WordingMeasures.stretch) % WordingMeasures.step == 0 { weigh() }
        if line.levels & acted != 0 || hasForeign { places.note(entry) }
    }

    /// Weighs what is left.
    mutating func finish(with others: FinishedReadings) {
        if seen > weighedTo { weigh() }
        noteSteps(upTo: seen)
    }

    private mutating func weigh() {
        weighedTo = seen
        guard let models, !lines.isEmpty else { return }
        noteSteps(upTo: seen - WordingStep.reach)
        let stretch = max(0, lines.count - WordingMeasures.stretch)..<lines.count
        let foreign = foreignAccounts(in: lines[stretch])
        let native = models.candidates(in: lines[stretch]).filter { !foreign.contains($0) }
        if !native.isEmpty {
            readTexts(stretch)
            readSides(stretch)
        }
        for account in native { weigh(account, lines[stretch], models) }
        guard !foreign.isEmpty, let others = WordingModels.ofTalks(context.rules) else { return }
        readSides(stretch)
        let read = linesInOtherLanguages(stretch)
        for account in others.candidates(in: read) where foreign.contains(account) {
            weigh(account, read, others)
            accounts[accounts.index(of: Account.ID(account), orAdding: Weighed())].isForeign = true
        }
    }

    private mutating func weigh(_ account: Int32, _ lines: ArraySlice<WordingLine>, _ models: WordingModels) {
        guard let first = lines.first, let last = lines.last else { return }
        let index = accounts.index(of: Account.ID(account), orAdding: Weighed())
        // A flood is not weighed to its end: what it says is kept up to a limit.
        guard accounts[index].stretches.count < Self.most || accounts[index].scores.count < Self.most else { return }
        let whole = models.support(of: account, lines)
        let core = core(of: account, lines).map { models.support(of: account, $0) - Self.coreMargin }
        let support = max(whole, core ?? whole)
        if accounts[index].stretches.count < Self.most {
            accounts[index].stretches.append(
                WordingStretch(
                    first: first.n, last: last.n, messages: lines.count, support: support,
                    alarms: models.alarms(of: account, lines),
                    density: models.density(of: account, lines), menaces: models.menaces(account, lines)))
        }
        guard support > models.low, accounts[index].scores.count < Self.most else { return }
        for (n, scores) in scores(of: account, lines, models) {
            let known = accounts[index].scores[n]
            accounts[index].scores[n] = known.map { zip($0, scores).map(max) } ?? scores
        }
        for place in lines.indices where lines[place].account == account {
            if let side = lines[place].side { accounts[index].wanting[lines[place].n] = side.wanting }
        }
    }

    /// What stands around the first own words that threaten, hold or show something, where the stretch is longer.
    ///
    /// Greetings and the small talk of a courtship lower the means; what the talk turned into is weighed by itself too.
    private func core(of account: Int32, _ lines: ArraySlice<WordingLine>) -> ArraySlice<WordingLine>? {
        guard
            let turn = lines.indices.first(where: {
                lines[$0].account == account && lines[$0].codes.overlaps(WordingModels.menacing)
            })
        else { return nil }
        let core = lines[max(lines.startIndex, turn - Self.lead)..<min(lines.endIndex, turn + Self.coreLength)]
        return core.count < lines.count && core.count >= Self.fewest ? core : nil
    }

    /// Messages of a core before the turn, from it on, and at least in all.
    private static let (lead, coreLength, fewest) = (3, 20, 4)
    /// What a core must have more than nought, since it was chosen by what stands in it.
    private static let coreMargin = 0.5

    /// Looks for steps in the messages that were not looked at yet and whose surroundings are known.
    private mutating func noteSteps(upTo count: Int) {
        guard let models, count > steppedTo else { return }
        let first = seen - lines.count
        let indices = max(0, steppedTo - first)..<count - first
        steppedTo = count
        let around =
            max(
                0, indices.lowerBound - WordingStep.reach)..<min(
                lines.count, indices.upperBound + WordingStep.reach)
        let foreign = foreignAccounts(in: lines[around])
        let likely = indices.filter {
            lines[$0].levels & models.stepping != 0 && !foreign.contains(lines[$0].account)
                && !isFull(lines[$0].account)
        }
        if !likely.isEmpty {
            readTexts(around)
            for index in likely {
                _ = context.timeline.withText(lines[index].n) { lines[index].take($0) }
                note(models.steps(of: index, in: lines[...]), by: lines[index].account)
            }
        }
        // Texts are read once more for them: not where nothing more is kept.
        let open = foreign.filter { !isFull($0) }
        guard !open.isEmpty, let others = WordingModels.ofTalks(context.rules), others.stepping != 0 else { return }
        noteSteps(at: indices, by: open, in: linesInOtherLanguages(around), others)
    }

    /// The same of accounts that mostly write a language of the other pack, in lines that it has read.
    private mutating func noteSteps(
        at indices: Range<Int>, by foreign: [Int32], in read: ArraySlice<WordingLine>, _ models: WordingModels
    ) {
        var read = read
        let offset = max(0, indices.lowerBound - WordingStep.reach)
        for index in indices where foreign.contains(lines[index].account) {
            let place = read.startIndex + index - offset
            guard read[place].levels & models.stepping != 0 else { continue }
            _ = context.timeline.withText(read[place].n) { read[place].take($0) }
            note(models.steps(of: place, in: read), by: read[place].account)
        }
    }

    private mutating func note(_ taken: [WordingStep.Taken], by account: Int32) {
        if taken.isEmpty { return }
        let place = accounts.index(of: Account.ID(account), orAdding: Weighed())
        if accounts[place].steps.count < Self.most { accounts[place].steps += taken }
    }

    /// Whether no further step of an account is kept.
    private func isFull(_ account: Int32) -> Bool {
        accounts.index(of: Account.ID(account)).map { accounts[$0].steps.count >= Self.most } ?? false
    }

    /// What the models of single messages say of each message of an account.
    private func scores(
        of account: Int32, _ lines: ArraySlice<WordingLine>, _ models: WordingModels
    ) -> [(n: Int32, scores: [Double])] {
        var lines = lines
        let own = lines.indices.filter { lines[$0].account == account && lines[$0].length > 0 }
        for index in own { _ = context.timeline.withText(lines[index].n) { lines[index].take($0) } }
        return own.map { (lines[$0].n, models.scores(of: $0, lines)) }
    }

    // MARK: Further languages

    /// Accounts that mostly write a language of the other pack, as far as rules tell.
    private func foreignAccounts(in lines: ArraySlice<WordingLine>) -> [Int32] {
        guard hasForeign else { return [] }
        var balance = OrderedSmallMap<Int32, Int>()
        for index in lines.indices where !lines[index].codes.isEmpty {
            let place = balance.index(of: lines[index].account, orAdding: 0)
            balance[place] += lines[index].signs.contains(.foreign) ? 1 : -1
        }
        return balance.indices.filter { balance[$0] > 0 }.map { balance.keys[$0] }
    }

    /// The lines with what the other pack says; forwarded words are not the sender's.
    private mutating func linesInOtherLanguages(_ stretch: Range<Int>) -> ArraySlice<WordingLine> {
        if var reader = WordingText(context.rules, use: .talks) {
            for line in lines[stretch] where otherReadings[line.n] == nil {
                otherReadings[line.n] =
                    line.isForwarded ? reader.nothing : context.timeline.withText(line.n) { reader.read($0) }
            }
        }
        return lines[stretch].map { $0.read(as: otherReadings[$0.n]) }[...]
    }

    // MARK: Texts

    /// Takes what the pack of the scan says of the texts of a stretch: what was measured already, else by reading them, each once.
    private mutating func readTexts(_ stretch: Range<Int>) {
        var reader: WordingText?
        for index in stretch where lines[index].scores == nil {
            let (n, isForwarded) = (lines[index].n, lines[index].isForwarded)
            if !isForwarded, let measured = context.marks.measured.scores(of: n, on: context.timeline) {
                lines[index].scores = measured
                continue
            }
            if reader == nil { reader = WordingText(context.rules, use: .scan) }
            guard reader != nil else { return }
            // Forwarded words are not the sender's.
            lines[index].scores =
                isForwarded ? reader?.nothing.scores : context.timeline.withText(n) { reader?.read($0).scores } ?? nil
        }
    }

    /// Takes what the pack of the two sides says of the texts of a stretch; forwarded words are not the sender's.
    private mutating func readSides(_ stretch: Range<Int>) {
        guard lines[stretch].contains(where: { $0.side == nil }), var reader = WordingText(context.rules, use: .sides)
        else { return }
        for index in stretch where lines[index].side == nil && !lines[index].isForwarded {
            lines[index].side = context.timeline.withText(lines[index].n) {
                WordingSides.Scores(reader.read($0).scores)
            }
        }
    }

    /// Keeps the latest messages alone.
    private mutating func forgetEarly() {
        lines.removeFirst(lines.count - Self.kept)
        guard let first = lines.first, !otherReadings.isEmpty else { return }
        otherReadings = otherReadings.filter { $0.key >= first.n }
    }
}
