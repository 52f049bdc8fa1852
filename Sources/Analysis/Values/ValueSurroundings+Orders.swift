// SPDX-License-Identifier: Apache-2.0

/// An order to pay that governs a value: `pay 300 to …`.
extension ValueSurroundings {
    /// `pay 300 to …`, `send it here …`: an order governs the value.
    var isOrdered: Bool {
        let words = front
        return words.indices.reversed().contains { place in
            Self.isOrder(words[place]) && !isPartOfService(place, in: words)
                && isOrderOfReader(place, in: words) && governs(words[(place + 1)...], words[place])
        }
    }

    /// `apple pay`: a name, and no order.
    func isPartOfService(_ place: Int, in words: [String]) -> Bool {
        place > 0 && ValueWords.paymentServicePairs.contains("\(words[place - 1]) \(words[place])")
    }

    static func isOrder(_ word: String) -> Bool {
        ValueWords.orders.contains(word)
    }

    /// Whether nothing but what is paid, to whom, when and how stands between the order and the value.
    private func governs(_ between: ArraySlice<String>, _ verb: String) -> Bool {
        func isPart(_ word: String) -> Bool {
            ValueWords.amidOrder.contains(word) || ValueWords.monies.contains(word) || Self.isNumber(word)
                || Self.isNameOrPointer(word) || ValueWords.fresh.contains(word)
        }
        let goal = between.indices.last { place in
            ValueWords.goals.contains(between[place])
                && between[(place + 1)...].allSatisfy { isPart($0) || Self.isOfAnother($0) || Self.isPartOfLabel($0) }
        }
        let isStrict = ValueWords.movings.contains(verb) || ValueWords.serviceOrders.contains(verb)
        if let goal, !isStrict || between[..<goal].allSatisfy({ isPart($0) || ValueWords.goals.contains($0) }) {
            // `send the code of … to`, `pay my sister to`: what is sent may be told in any words, but for what parts sentences.
            return between[..<goal].allSatisfy { !Self.parting.contains($0) } && !isGoneFrom
        }
        if !isStrict, let goal = between.indices.last(where: { ValueWords.goals.contains(between[$0]) }),
            between.endIndex - goal <= 4,
            between[(goal + 1)...].allSatisfy({ !Self.functions.contains($0) })
        {
            // `send it to grace okafor …`.
            return between[..<goal].allSatisfy { !Self.parting.contains($0) } && !isGoneFrom
        }
        if !between.isEmpty, between.dropLast().last == "for" || between.contains("for"),
            let last = between.lastIndex(of: "for"), between[(last + 1)...].allSatisfy(Self.isPartOfLabel),
            between[(last + 1)...].contains(where: Self.isNameOrPointer)
        {
            return between[..<last].allSatisfy(isPart)
        }
        let isDirect = between.allSatisfy(isPart)
        let isWeak =
            ValueWords.weakOrders.contains(verb) && verb != "use" && verb != "usa"
            && !between.contains(where: ValueWords.pointers.contains)
        return isDirect && !isWeak && !isGoneFrom
    }

    /// What makes another sentence of what stands between an order and the value.
    private static let parting: Set<String> = [
        "if", "when", "because", "that", "who", "which", "i", "we", "he", "she", "they", "is", "was", "are", "were",
        "has", "had",
        "about", "wenn", "weil", "dass", "ich", "wir", "er", "si", "porque", "quien", "qui", "je",
        "parce", "se", "eu", "quem", "kasi", "saw", "see", "know",
    ]

    /// Words that are nobody's name.
    static let functions: Set<String> = parting.union([
        "you", "u", "your", "ur", "and", "or", "the", "a", "of", "for", "on", "in", "at", "not", "empty", "works",
        "blocked", "declined", "frozen", "enough", "code", "password", "pin", "link", "otp",
    ])

    /// `send … to me`: the value is what is sent.
    private var isGoneFrom: Bool {
        guard let first = back.first, ["to", "into", "out", "an", "zu", "para", "a"].contains(first) else {
            return false
        }
        return !front.contains(where: { ["to", "into", "onto", "auf", "en", "sur", "sa"].contains($0) })
    }

    /// Whether whoever is spoken to is ordered to do it, and nobody else does it or did it.
    func isOrderOfReader(_ place: Int, in words: [String]) -> Bool {
        guard !isAsked || !["did", "have", "has", "was", "is", "were", "hast", "has"].contains(words.first ?? "") else {
            return false
        }
        let lead = words[..<place]
        let isConditional = lead.contains { ["if", "unless", "wenn", "si", "se", "kung"].contains($0) }
        guard isConditional || !lead.contains(where: ValueWords.observations.contains),
            !back.contains(where: ValueWords.habits.contains),
            !isDone(place, in: words)
        else { return false }
        // Tagalog tells who does it behind.
        let next = place + 1 < words.count ? words[place + 1] : ""
        if ["mo", "nyo", "ninyo", "ka", "kayo"].contains(next) { return true }
        if ValueWords.writersBehind.contains(next) { return false }
        let subject = lead.last {
            !Self.objects.contains($0)
                && (!ValueWords.auxiliaries.contains($0) && !ValueWords.softeners.contains($0)
                    || ValueWords.secondPersons.contains($0) || ValueWords.firstPersons.contains($0))
        }
        guard let subject else { return true }
        if ValueWords.secondPersons.contains(subject) || ["usted", "ihr", "sie"].contains(subject) { return true }
        if ValueWords.firstPersons.contains(subject) {
            // `i need payment to …`.
            return lead.contains {
                ["need", "want", "expect", "quiero", "necesito", "veux", "quero", "preciso", "will", "brauche"]
                    .contains($0)
            } && Self.deedNames.contains(words[place])
        }
        if ["your", "ur", "dein", "deine", "tu", "ton", "votre", "seu", "sua"].contains(subject) {
            return Self.deedNames.contains(words[place])
        }
        if ValueWords.serviceOrders.contains(words[place]) { return Self.isNumber(subject) }
        // Nobody but whoever is spoken to is named: `when u get paid send it to …`.
        let isReadersAlone =
            lead.contains { ValueWords.secondPersons.contains($0) && !Self.objects.contains($0) && $0 != "tu" }
            && !lead.contains {
                ValueWords.firstPersons.contains($0) || ValueWords.thirdPersons.contains($0)
                    || ValueWords.people.contains($0)
            }
        // `im serious send …`.
        let isAfterSaying =
            lead.last { ValueWords.firstPersons.contains($0) || ValueWords.secondPersons.contains($0) }
            .map { ["im", "i'm"].contains($0) } ?? false
        return isReadersAlone || isAfterSaying || lead.contains(where: ValueWords.namings.contains)
            || ValueWords.leads.contains(subject) || ValueWords.times.contains(subject) || Self.isNumber(subject)
            || Self.isName(subject) || ValueWords.monies.contains(subject) || ValueWords.orders.contains(subject)
            || ValueWords.pointers.contains(subject)
    }

    static let objects: Set<String> = [
        "te", "me", "le", "lo", "la", "nos", "os", "dir", "dich", "mir", "moi", "toi",
    ]

    /// What is done, as a noun.
    private static let deedNames: Set<String> = [
        "payment", "payments", "transfer", "deposit", "pago", "transferencia", "deposito", "virement", "versement",
        "paiement",
        "pagamento", "uberweisung", "zahlung", "pix", "bizum",
    ]

    /// `send` and `pay` are ordered, `sent` is over.
    private func isDone(_ place: Int, in words: [String]) -> Bool {
        guard words[place] == "sent" else { return false }
        let lead = place > 0 ? words[place - 1] : ""
        return !["be", "get"].contains(lead)
    }
}
