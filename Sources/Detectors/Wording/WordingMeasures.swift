// SPDX-License-Identifier: Apache-2.0

import Analysis
import Glibc
import RuleEngine

/// What is measured in a stretch of talk for the wording models.
///
/// A stretch holds at most forty messages, so that a long harmless talk does not add up to anything.
struct WordingMeasures: Sendable {
    /// Messages of a stretch, and how far the next one begins behind.
    static let stretch = 40
    static let step = 20

    let functions: [String]
    let pairNames: [String]
    let messageNames: [String]
    /// Whether what rules found is measured beside the words.
    let hasCodes: Bool
    private let threat: Int
    private let demand: Int
    private let course: WordingCourse
    /// Functions in which somebody acts.
    private let acting: [Int]

    init(_ functions: [String], hasCodes: Bool) {
        (self.functions, self.hasCodes) = (functions, hasCodes)
        threat = functions.firstIndex(of: "thr") ?? 0
        demand = functions.firstIndex(of: "dem") ?? 0
        course = WordingCourse(functions)
        acting = ["thr", "dem", "dl", "cont", "proof", "met"].compactMap { functions.firstIndex(of: $0) }
        var names: [String] = []
        for side in ["own", "other"] {
            for function in functions {
                for measure in ["best", "second", "third", "mean", "count"] {
                    names.append("\(side).\(function).\(measure)")
                }
            }
            for item in WordingLine.Signs.against { names.append("\(side).\(item.name)") }
        }
        names += ["both.threat-demand", "mutual.threat", "mutual.demand", "own.dense"]
        for side in ["own", "other"] { names += ["\(side).payee", "\(side).picture", "\(side).messages"] }
        names += ["own.part"] + WordingCourse.names + WordingSides.names
        let codes = hasCodes ? CodeSet.table.map { "\($0)" } : []
        for side in ["own", "other"] {
            names += codes.map { "\(side).has.\($0)" } + codes.map { "\(side).twice.\($0)" }
        }
        pairNames = names
        names = []
        for place in ["score"] + Self.places { for function in functions { names.append("\(place).\(function)") } }
        names += ["money", "number", "question", "short"]
        for place in Self.places.prefix(Self.near) { names += codes.map { "\(place).has.\($0)" } }
        messageNames = names
    }

    /// The bits of some functions, two each, as a line has its levels.
    func bits(of names: some Collection<String>) -> UInt64 {
        functions.indices.reduce(0) { bits, place in
            names.contains(functions[place]) ? bits | 3 << UInt64(2 * place) : bits
        }
    }

    /// Places of single messages.
    private static let near = 7
    private typealias Near = InlineArray<7, Int?>
    private static let places = [
        "here", "own-1", "own-2", "other-1", "other-2", "own+1", "other+1", "sofar", "own", "other",
    ]

    // MARK: Two accounts

    /// The measures of one account against all others.
    func pair(_ account: Int32, _ lines: ArraySlice<WordingLine>) -> [Double] {
        var measures: [Double] = []
        measures.reserveCapacity(pairNames.count)
        // Lines are read by index here and where talks are weighed: each is large, and a loop over them copies it.
        let (own, other) = (side(of: account, isOwn: true, lines), side(of: account, isOwn: false, lines))
        append(own, to: &measures)
        append(other, to: &measures)
        measures.append(min(own.best(threat), own.best(demand)))
        measures.append(min(own.best(threat), other.best(threat)))
        measures.append(min(own.best(demand), other.best(demand)))
        measures.append(Double(density(of: account, lines)))
        append(parts: own, other, to: &measures)
        course.append(account, lines, to: &measures)
        WordingSides.append(account, lines, to: &measures)
        guard hasCodes else { return measures }
        for side in [own, other] {
            append(side.codes, to: &measures)
            append(side.repeated, to: &measures)
        }
        return measures
    }

    /// Places to pay to, pictures and messages of either side, and the share of the messages that are the account's own.
    private func append(parts own: WordingSide, _ other: WordingSide, to measures: inout [Double]) {
        for side in [own, other] {
            for sign in [WordingLine.Signs.payee, .picture] {
                measures.append(logarithm(of: side.signs(sign.rawValue.trailingZeroBitCount)))
            }
            measures.append(logarithm(of: side.lines))
        }
        measures.append(Double(own.lines) / Double(max(1, own.lines + other.lines)))
    }

    /// Whether each code of the rules is there.
    private func append(_ codes: CodeSet, to measures: inout [Double]) {
        for bit in CodeSet.table.indices { measures.append(Double(codes.rawValue >> UInt64(bit) & 1)) }
    }

    private func side(of account: Int32, isOwn: Bool, _ lines: ArraySlice<WordingLine>) -> WordingSide {
        var side = WordingSide()
        for index in lines.indices where (lines[index].account == account) == isOwn { side.take(lines[index]) }
        return side
    }

    /// Most messages that act, among six of the account in a row.
    private func density(of account: Int32, _ lines: ArraySlice<WordingLine>) -> Int {
        var (recent, most) = (UInt64(0), 0)
        for index in lines.indices where lines[index].account == account {
            guard let scores = lines[index].scores else { continue }
            recent = (recent << 1 | (acting.contains { scores[$0] > Self.surely } ? 1 : 0)) & 0x3F
            most = max(most, recent.nonzeroBitCount)
        }
        return most
    }

    /// Score above which a message surely acts, in hundredths.
    private static let surely: Int16 = 100

    private func append(_ side: WordingSide, to measures: inout [Double]) {
        for function in functions.indices {
            measures.append(side.best(function))
            measures.append(side.second(function))
            measures.append(side.third(function))
            measures.append(side.mean(function))
            measures.append(logarithm(of: side.likely(function)))
        }
        for sign in WordingLine.Signs.against.indices { measures.append(logarithm(of: side.signs(sign))) }
    }

    /// Counts of a stretch are small and asked for often.
    private func logarithm(of count: Int) -> Double {
        logarithms.indices.contains(count) ? logarithms[count] : log1p(Double(count))
    }

    private let logarithms = (0...stretch).map { log1p(Double($0)) }

    // MARK: One message

    /// The measures of the message at an index, and of those around it; the texts of the lines were read.
    func message(_ index: Int, _ lines: ArraySlice<WordingLine>) -> [Double] {
        let here = lines[index]
        let near = near(index, lines)
        var (earlier, own, other) = (Self.least, Self.least, Self.least)
        for position in lines.indices {
            guard let scores = lines[position].scores else { continue }
            if lines[position].account == here.account {
                own = pointwiseMax(own, scores)
                if position < index { earlier = pointwiseMax(earlier, scores) }
            } else {
                other = pointwiseMax(other, scores)
            }
        }
        var measures: [Double] = []
        measures.reserveCapacity(messageNames.count)
        let scores = here.scores ?? Self.least
        for function in functions.indices { measures.append(ScoreShare.logarithm(scores[function])) }
        for place in near.indices { append(near[place].flatMap { lines[$0].scores } ?? Self.least, to: &measures) }
        for scores in [earlier, own, other] { append(scores, to: &measures) }
        append(here, to: &measures)
        if hasCodes {
            for place in near.indices { append(near[place].map { lines[$0].codes } ?? [], to: &measures) }
        }
        return measures
    }

    private func append(_ scores: WordingText.Scores, to measures: inout [Double]) {
        for function in functions.indices { measures.append(ScoreShare.of(scores[function])) }
    }

    /// Where nothing was said.
    private static let least = WordingText.Scores(repeating: .min)

    private func append(_ line: WordingLine, to measures: inout [Double]) {
        measures.append(line.signs.contains(.money) ? 1 : 0)
        measures.append(line.signs.contains(.number) ? 1 : 0)
        measures.append(line.signs.contains(.question) ? 1 : 0)
        measures.append(line.length < 14 ? 1 : 0)
    }

    /// Where the message and those around it stand, in the order of the places; nil where there is none.
    private func near(_ index: Int, _ lines: ArraySlice<WordingLine>) -> Near {
        var places = Near(repeating: nil)
        places[0] = index
        let account = lines[index].account
        fill(&places, 1, 2, 5, of: index, lines) { $0 == account }
        fill(&places, 3, 4, 6, of: index, lines) { $0 != account }
        return places
    }

    private func fill(
        _ places: inout Near, _ before: Int, _ earlier: Int, _ after: Int, of index: Int,
        _ lines: ArraySlice<WordingLine>, _ isWanted: (Int32) -> Bool
    ) {
        var found = 0
        var position = index - 1
        while position >= lines.startIndex, found < 2 {
            if isWanted(lines[position].account) {
                places[found == 0 ? before : earlier] = position
                found += 1
            }
            position -= 1
        }
        position = index + 1
        while position < lines.endIndex {
            if isWanted(lines[position].account) {
                places[after] = position
                return
            }
            position += 1
        }
    }
}
