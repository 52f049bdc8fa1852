// SPDX-License-Identifier: Apache-2.0

import Analysis

extension Phrases {
    /// A measure with its name: `refusals: 2 messages`, or `3 messages` where the name says no more than the unit.
    static func told(_ measure: Measure) -> String {
        measure.name == measure.unit
            ? "\(Figures.decimal(measure.value)) \(unit(measure))" : "\(name(measure)): \(figure(measure))"
    }

    /// Several measures; times to one stage after another share their first words.
    static func told(_ measures: [Measure]) -> [String] {
        let head = "active time to "
        let times = measures.filter { name($0).hasPrefix(head) }
        guard times.count > 1 else { return measures.map(told) }
        let parts = times.map { "\(figure($0)) to \(name($0).dropFirst(head.count))" }
        return measures.filter { !times.contains($0) }.map(told) + ["active time: \(parts[0])"] + parts.dropFirst()
    }

    /// What a message is labelled with, where an indicator rests on words of both sides; nil where its name says it.
    static func label(_ detector: String, isOwn: Bool) -> String? {
        guard detector == "persistence-after-refusal" else { return nil }
        return isOwn ? "request or coaxing after refusal" : "refusal"
    }

    /// Whether a measure is printed: nothing counted is no finding, and the ends of the acceptance interval stand in the
    /// chart of requests, which leaves them out where the export hides who asked.
    static func isTold(_ measure: Measure) -> Bool {
        if measure.name.hasPrefix("acceptance, ") { return false }
        // The ledger numbers demands over the whole case; a second number between two accounts would only confuse.
        if measure.name == "number of the frame" { return false }
        return measure.value != 0 || measure.unit == "share"
    }

    /// What is measured; the codes of stages as words.
    static func name(_ measure: Measure) -> String {
        // An export keeps its oldest friends and not its oldest messages: the first message is that of the items.
        if measure.name == "median time from acceptance to message" {
            return "median time from acceptance to the first message in the items"
        }
        if measure.name == "parts of a demand found" { return "kinds of words found (threat, demand, sum and so on)" }
        guard let last = measure.name.split(separator: " ").last,
            let stage = Escalation.Stage(rawValue: String(last)), !measure.name.hasSuffix("words of \(last)")
        else { return measure.name }
        return measure.name.dropLast(last.count) + StageLetter(stage: stage).name
    }

    /// The number with its unit: a share as percent, seconds as a duration, and one of a kind without an s.
    static func figure(_ measure: Measure) -> String {
        switch measure.unit {
        case "share":
            return Figures.fixed(measure.value * 100, places: 0) + "%"
        case "doublings" where measure.value > 0 && measure.value < 32:
            return
                "over one stretch or more about \(1 << Int(measure.value)) times the mean rate of the period, the level that lasts; an hour in it may hold more (Kleinberg’s model of bursts)"
        case "seconds" where measure.value >= 0 && measure.value < 1e15:
            let seconds = Int64(measure.value)
            return Elapsed(shortest: seconds, longest: seconds).toTheMinute
        case let unit where measure.name.split(separator: " ").contains(Substring(unit)) || unit == "parts":
            // The name says what is counted.
            return Figures.decimal(measure.value)
        default:
            return "\(Figures.decimal(measure.value)) \(unit(measure))"
        }
    }

    private static func unit(_ measure: Measure) -> String {
        let isOne = measure.value == 1
        return switch measure.unit {
        case "people" where isOne: "person"
        case let unit where isOne && unit.hasSuffix("s"): String(unit.dropLast())
        case let unit: unit
        }
    }
}
