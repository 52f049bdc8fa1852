// SPDX-License-Identifier: Apache-2.0

/// A sum, a time or an order that stands around a value: `300 to …`, `…, by nine`.
extension ValueSurroundings {
    /// `300 to …`, `i want the money on … by noon`.
    var isPlaceOfSum: Bool {
        let words = front
        guard isNothingToldBehind,
            let goal = words.lastIndex(where: { ValueWords.goalsOfSum.contains($0) }),
            words[(goal + 1)...].allSatisfy(Self.isPartOfLabel)
        else { return false }
        var lead = Array(words[..<goal])
        // `i want to see 300 in …`.
        if let see = lead.firstIndex(of: "see"), see > 0, lead[see - 1] == "to" { lead.remove(at: see) }
        return lead.contains { Self.isNumber($0) || ValueWords.monies.contains($0) }
            && lead.allSatisfy {
                Self.isNumber($0) || ValueWords.monies.contains($0) || ValueWords.wants.contains($0)
                    || ValueWords.times.contains($0) || Self.isName($0)
            }
    }

    /// `i only take bitcoin …`, `we accept paypal …`.
    var isTakenByWriter: Bool {
        let words = front
        guard isNothingToldBehind, let place = words.lastIndex(where: ValueWords.takings.contains),
            words[(place + 1)...].allSatisfy(Self.isPartOfLabel), words[(place + 1)...].contains(where: Self.isName)
        else { return false }
        let lead = words[..<place].filter { !ValueWords.auxiliaries.contains($0) && $0 != "only" && $0 != "nur" }
        let isOwn = lead.last.map(ValueWords.firstPersons.contains) ?? false
        return isOwn
            || lead.isEmpty
                && ["acepto", "uso", "recibo", "quiero", "aceito", "recebo", "quero"].contains(words[place])
    }

    /// `…, put 500 there`, `… send 300 now`.
    var isPaidBehind: Bool {
        let words = behind.map(ValueWords.plain)
        let isPointedBack = words.indices.contains { place in
            guard Self.isOrder(words[place]), isOrderOfReader(place, in: words) else { return false }
            let near = Array(words[(place + 1)...].prefix(5))
            return near.contains {
                ["there", "here", "dorthin", "hierhin", "dahin", "ahi", "alli", "aqui", "dito", "la"].contains($0)
            }
                || zip(near, near.dropFirst()).contains {
                    ValueWords.goals.contains($0) && ["it", "this", "that", "them"].contains($1)
                }
        }
        if isPointedBack { return true }
        // German ends with the verb: `300 an … überweisen`.
        if let first = back.first, ValueWords.endings.contains(first), let goal = front.last,
            ValueWords.goals.contains(goal),
            !front.contains(where: { ["ich", "wir", "wird", "er", "sie"].contains($0) })
        {
            return true
        }
        guard front.allSatisfy({ Self.isPartOfLabel($0) || ValueWords.softeners.contains($0) }) else { return false }
        let rest = back.drop {
            ValueWords.softeners.contains($0) || Self.isNumber($0) || ValueWords.monies.contains($0)
        }
        if back.isEmpty, front.isEmpty, isStart { return isDatedBehind(behind.map(ValueWords.plain)) }
        if rest.isEmpty { return !back.isEmpty && !isAsked && front.isEmpty && isStart && hasSumOrTimeBehind }
        guard let first = rest.first else { return false }
        if Self.isOrder(first), first != "sent" {
            return rest.dropFirst().allSatisfy {
                ValueWords.amidOrder.contains($0) || ValueWords.monies.contains($0) || Self.isNumber($0)
                    || ValueWords.times.contains($0) || Self.isPartOfLabel($0)
            }
        }
        return isDatedBehind(Array(rest))
    }

    /// `… you have one hour`, `…, by nine`.
    private func isDatedBehind(_ rest: [String]) -> Bool {
        !isAsked && rest.count < 8 && rest.contains(where: ValueWords.times.contains)
            && rest.allSatisfy {
                ValueWords.times.contains($0) || Self.isPartOfLabel($0) || ValueWords.softeners.contains($0)
                    || Self.isNumber($0) || Self.counts.contains($0)
            }
    }

    private static let counts: Set<String> = [
        "have", "got", "left", "half", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven",
        "twelve",
    ]

    private var isStart: Bool { before.isEmpty }

    private var hasSumOrTimeBehind: Bool {
        back.contains { Self.isNumber($0) || ValueWords.monies.contains($0) || ValueWords.times.contains($0) }
    }

    /// `one hour, …`, `300 or i post it: …`, `you know what to do: …`.
    var isSetApart: Bool {
        guard !isAsked, !isCalledSomebodys, isNothingToldBehind else { return false }
        let words = before.isEmpty || front.isEmpty ? lead.map(ValueWords.plain) : front
        guard !words.isEmpty, words.count <= Self.mostOfLead,
            !words.contains(where: Self.isOfAnother)
        else { return false }
        if isMarkedOff, words.suffix(3) == ["what", "to", "do"] { return true }
        guard !words.contains(where: ValueWords.observations.contains) else { return false }
        let isOfTime =
            words.contains(where: ValueWords.times.contains) && words.contains { Self.isNumber($0) || Self.isCount($0) }
        let isOrdering = words.indices.contains { Self.isOrder(words[$0]) && isOrderOfReader($0, in: words) }
        let isTimeAlone = words.allSatisfy {
            ValueWords.times.contains($0) || Self.isNumber($0) || Self.isCount($0)
                || ["you", "u", "have", "got", "only", "just", "left"].contains($0)
        }
        return isMarkedOff ? isOfTime || isOrdering : isOfTime && isTimeAlone
    }

    private static func isCount(_ word: String) -> Bool {
        [
            "one", "two", "half", "an", "a", "eine", "una", "une", "uma", "tonight", "today", "now", "noon", "midnight",
            "hoy", "heute",
            "hoje", "ngayon", "isang",
        ].contains(word)
    }

    private static let mostOfLead = 12
}
