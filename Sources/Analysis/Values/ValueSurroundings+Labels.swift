// SPDX-License-Identifier: Apache-2.0

/// A value that is called where to pay: `iban: …`, `my new cashapp is …`.
extension ValueSurroundings {
    /// `iban: …`, `my new cashapp is …`, `… btc only`, `here …`: nothing but what it is called, and nothing told of it behind.
    var isNamedAsPlaceToPay: Bool {
        guard !isAsked, isLabel(front), isNothingToldBehind
        else { return false }
        guard !isOfPerson else { return false }
        if front.contains(where: Self.isNameOrPointer) { return true }
        if front.isEmpty, back.isEmpty, !behind.isEmpty {
            // `… (bitcoin)`.
            return behind.allSatisfy { Self.isPartOfLabel(ValueWords.plain($0)) }
        }
        if !front.isEmpty {
            return isWhole && (front.contains(where: Self.isNumber) || front.allSatisfy(ValueWords.goals.contains))
        }
        // `… name T Hall`, and nothing else.
        let isNamed = back.first.map(ValueWords.namings.contains) ?? false
        return back.contains(where: Self.isName) || isNamed && back.count <= Self.mostOfName + 1
            || behind.isEmpty && isWhole
    }

    func isLabel(_ words: [String]) -> Bool {
        var free = 0
        for (index, word) in words.enumerated() {
            if ValueWords.namings.contains(word) { free = Self.mostOfName + 1 }
            let isPart =
                Self.isPartOfLabel(word) || ValueWords.goals.contains(word) || isPartOfService(index, in: words)
                || Self.isOrder(word) && index > 0
                    && ["to", "para", "pour", "zum", "zu", "pra"].contains(words[index - 1])
            if isPart && free <= Self.mostOfName { free = 0 }
            if isPart {
                free = max(0, free - 1)
                continue
            }
            guard free > 0, index + 1 < words.count, !Self.functions.contains(word) else { return false }
            free -= 1
        }
        return true
    }

    /// A list of what somebody is called and where they live.
    private var isOfPerson: Bool {
        (before + behind).contains {
            [
                "dob", "born", "birthday", "birth", "street", "road", "postcode", "zip", "employer", "address:",
                "geburtstag", "lives",
            ]
            .contains($0) || ValueWords.people.contains($0)
        }
    }

    /// What an account is called, or points at it.
    static func isNameOrPointer(_ word: String) -> Bool { isName(word) || ValueWords.pointers.contains(word) }

    static func isName(_ word: String) -> Bool { ValueWords.accountNames.contains(word) }

    static func isNumber(_ word: String) -> Bool { word.contains(where: \.isNumber) }

    static func isPartOfLabel(_ word: String) -> Bool {
        isNameOrPointer(word) || ValueWords.fillers.contains(word) || ValueWords.monies.contains(word) || isNumber(word)
            || ValueWords.namings.contains(word)
    }

    /// Behind stand names, sums, times or orders alone.
    var isNothingToldBehind: Bool {
        let words = back
        if let first = words.first, ["is", "are", "ist", "es", "est", "e", "was"].contains(first) {
            let rest = words.dropFirst()
            return first != "was" && rest.allSatisfy(Self.isPartOfLabel) && rest.contains(where: Self.isName)
        }
        var free = 0
        for (index, word) in words.enumerated() {
            if ValueWords.orders.contains(word) || ValueWords.times.contains(word) || Self.conditions.contains(word) {
                return true
            }
            if free > 0 {
                guard !Self.functions.contains(word) else { return false }
                free -= 1
                continue
            }
            if ValueWords.namings.contains(word) { free = Self.mostOfName }
            guard !Self.isPartOfLabel(word), !ValueWords.softeners.contains(word) else { continue }
            guard index < Self.mostOfName, isCapitalBehind(index) else { return false }
        }
        return true
    }

    /// What begins another sentence behind a label.
    private static let conditions: Set<String> = [
        "if", "when", "once", "unless", "wenn", "falls", "si", "cuando", "quand", "se", "quando", "kung", "pag",
    ]

    /// Words of somebody's name.
    private static let mostOfName = 3
}
