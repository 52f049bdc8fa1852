// SPDX-License-Identifier: Apache-2.0

/// A value that is quoted or warned of: `never pay …`.
extension ValueSurroundings {
    package var isQuoted: Bool {
        if let quotation, quotation.inside > 1 {
            return Self.isAttributed(quotation.before.suffix(6)) || Self.isAttributed(quotation.behind.prefix(6))
        }
        // Without marks, nothing between who said it and the value but the value's name.
        guard let place = before.lastIndex(where: ValueWords.speech.contains) else { return false }
        let isSpoken =
            ValueWords.spokenAlone.contains(before[place])
            || place > 0 && ["you", "u", "du", "tu", "você", "vc"].contains(before[place - 1])
        return isSpoken
            && before[(place + 1)...].allSatisfy { word in
                Self.isBetween(word) || Self.isPossessive(word) || ValueWords.people.contains(word)
            }
    }

    private static func isAttributed(_ words: ArraySlice<String>) -> Bool {
        words.indices.contains { index in
            ValueWords.spokenAlone.contains(words[index])
                || ValueWords.speech.contains(words[index])
                    && words[..<index].suffix(2).contains(where: ValueWords.speakers.contains)
        }
    }

    package var isWarnedOf: Bool {
        let isCalledSo =
            before.lastIndex(where: ValueWords.ill.contains).map { place in
                before[(place + 1)...].allSatisfy { Self.isBetween($0) || ValueWords.means.contains($0) }
            } ?? false
        return isCalledSo || isSaidToBeFraud || isForbiddenBefore || isForbiddenBehind
    }

    private var isSaidToBeFraud: Bool {
        let near = behind.prefix(6)
        guard let place = near.firstIndex(where: ValueWords.frauds.contains) else { return false }
        let lead = near[..<place]
        return lead.contains {
            ["is", "was", "it's", "its", "that's", "thats", "are", "ist", "es", "est", "é"].contains($0)
        }
            && !lead.contains(where: ValueWords.denials.contains)
    }

    /// `never pay to the wallet …`.
    private var isForbiddenBefore: Bool {
        guard let place = before.lastIndex(where: ValueWords.trusting.contains), isForbidden(place, in: before) else {
            return false
        }
        return before[(place + 1)...].allSatisfy { word in
            Self.isBetween(word) || ["to", "into", "any", "anything", "money", "a", "an"].contains(word)
        }
    }

    /// `… do not pay it`: about the value, and not how or when to pay it.
    private var isForbiddenBehind: Bool {
        guard !before.contains(where: ValueWords.payments.contains) else { return false }
        return behind.prefix(10).indices.contains { place in
            guard ValueWords.trusting.contains(behind[place]), isForbidden(place, in: behind) else { return false }
            var next = place + 1
            if next < behind.count, behind[next] == "to" || behind[next] == "money" { next += 1 }
            guard next < behind.count, ValueWords.objects.contains(behind[next]) else { return false }
            return next + 1 == behind.count || ValueWords.objectEnds.contains(behind[next + 1])
        }
    }

    private func isForbidden(_ place: Int, in words: [String]) -> Bool {
        guard place > 0, ValueWords.prohibitions.contains(words[place - 1]) else { return false }
        // `do not` is two words.
        let first = words[place - 1] == "not" && place > 1 && words[place - 2] == "do" ? place - 2 : place - 1
        guard words[place - 1] != "not" || first < place - 1 else { return false }
        return first == 0 || !ValueWords.subjects.contains(words[first - 1])
    }
}
