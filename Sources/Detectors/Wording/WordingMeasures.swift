// SPDX-License-Identifier: Apache-2.0

import Glibc
import RuleEngine

/// What is measured in a stretch of talk for the wording models.
///
/// A stretch holds at most forty messages, so that a long harmless talk does not add up to anything.
struct WordingMeasures {
    /// Messages of a stretch, and how far the next one begins behind.
    static let stretch = 40
    static let step = 20

    let functions: [String]
    let pairNames: [String]
    let messageNames: [String]
    private let threat: Int
    private let demand: Int

    init(_ functions: [String]) {
        self.functions = functions
        threat = functions.firstIndex(of: "thr") ?? 0
        demand = functions.firstIndex(of: "dem") ?? 0
        var names: [String] = []
        for side in ["own", "other"] {
            for function in functions {
                for measure in ["best", "second", "count"] { names.append("\(side).\(function).\(measure)") }
            }
            for item in WordingLine.Signs.against { names.append("\(side).\(item.name)") }
        }
        pairNames = names + ["both.threat-demand", "mutual.threat", "mutual.demand"]
        names = []
        for place in Self.places { for function in functions { names.append("\(place).\(function)") } }
        messageNames = names + ["money", "number", "question", "short"]
    }

    private static let places = [
        "here", "own-1", "own-2", "other-1", "other-2", "own+1", "other+1", "sofar", "own", "other",
    ]

    // MARK: Two accounts

    /// The measures of one account against all others.
    func pair(_ account: Int32, _ lines: ArraySlice<WordingLine>) -> [Double] {
        var measures: [Double] = []
        measures.reserveCapacity(pairNames.count)
        var best: [[Int]] = []
        for isOwn in [true, false] {
            var (first, second, count) = (
                [Int](repeating: 0, count: functions.count), [Int](repeating: 0, count: functions.count),
                [Int](repeating: 0, count: functions.count)
            )
            var signs = [Int](repeating: 0, count: WordingLine.Signs.against.count)
            for line in lines where (line.account == account) == isOwn {
                for function in functions.indices {
                    let level = line.level(function)
                    if level > first[function] {
                        second[function] = first[function]
                        first[function] = level
                    } else if level > second[function] {
                        second[function] = level
                    }
                    if level >= 2 { count[function] += 1 }
                }
                for (index, item) in WordingLine.Signs.against.enumerated() where line.signs.contains(item.sign) {
                    signs[index] += 1
                }
            }
            for function in functions.indices {
                measures += [Double(first[function]), Double(second[function]), log1p(Double(count[function]))]
            }
            for count in signs { measures.append(log1p(Double(count))) }
            best.append(first)
        }
        measures.append(Double(min(best[0][threat], best[0][demand])))
        measures.append(Double(min(best[0][threat], best[1][threat])))
        measures.append(Double(min(best[0][demand], best[1][demand])))
        return measures
    }

    // MARK: One message

    /// The measures of the message at an index, and of those around it.
    func message(_ index: Int, _ lines: ArraySlice<WordingLine>) -> [Double] {
        let here = lines[index]
        var places = [UInt64](repeating: 0, count: Self.places.count)
        places[0] = here.levels
        fill(&places, 1, 2, 5, of: index, lines) { $0 == here.account }
        fill(&places, 3, 4, 6, of: index, lines) { $0 != here.account }
        for position in lines.indices {
            let isOwn = lines[position].account == here.account
            if isOwn, position < index { places[7] = Self.highest(places[7], lines[position].levels) }
            let place = isOwn ? 8 : 9
            places[place] = Self.highest(places[place], lines[position].levels)
        }
        var measures: [Double] = []
        measures.reserveCapacity(messageNames.count)
        for levels in places {
            for function in functions.indices { measures.append(Double(levels >> UInt64(2 * function) & 3)) }
        }
        measures.append(here.signs.contains(.money) ? 1 : 0)
        measures.append(here.signs.contains(.number) ? 1 : 0)
        measures.append(here.signs.contains(.question) ? 1 : 0)
        measures.append(here.length < 14 ? 1 : 0)
        return measures
    }

    private func fill(
        _ places: inout [UInt64], _ before: Int, _ earlier: Int, _ after: Int, of index: Int,
        _ lines: ArraySlice<WordingLine>, _ isWanted: (Int32) -> Bool
    ) {
        var found = 0
        var position = index - 1
        while position >= lines.startIndex, found < 2 {
            if isWanted(lines[position].account) {
                places[found == 0 ? before : earlier] = lines[position].levels
                found += 1
            }
            position -= 1
        }
        position = index + 1
        while position < lines.endIndex {
            if isWanted(lines[position].account) {
                places[after] = lines[position].levels
                return
            }
            position += 1
        }
    }

    /// The higher level of each function.
    private static func highest(_ one: UInt64, _ other: UInt64) -> UInt64 {
        if other == 0 { return one }
        var result: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 2) {
            result |= max(one >> shift & 3, other >> shift & 3) << shift
        }
        return result
    }
}
