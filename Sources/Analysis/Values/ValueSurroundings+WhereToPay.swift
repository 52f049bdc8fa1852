// SPDX-License-Identifier: Apache-2.0

/// Whether the words around an account prove that money is to go there.
///
/// Only what proves it counts: an account that is merely named beside a demand – `his account is at …`, `… was declined` –
/// may be anybody's.
extension ValueSurroundings {
    /// An order to pay, a label, a sum that is wanted there, or a line of its own.
    package var tellsWhereToPay: Bool {
        !isOfReadersPeople
            && (isLineOfItsOwn || isNamedAsPlaceToPay || isOrdered || isPlaceOfSum || isTakenByWriter || isPaidBehind
                || isSetApart
                || isToBePayee || isPageToPayAt)
    }

    /// `send it to your dads account …`: of somebody whom whoever is spoken to knows.
    private var isOfReadersPeople: Bool {
        let near = front.suffix(5)
        return zip(near, near.dropFirst()).contains {
            ValueWords.ofReader.contains($0) && ValueWords.people.contains($1)
        }
    }

    private var front: [String] {
        if let count = Self.lengthOfGift(before.suffix(3)) {
            return before.dropLast(count).map(ValueWords.plain) + ["paypal"]
        }
        return clause.before.map(ValueWords.plain)
    }
    private var back: [String] {
        if let count = Self.lengthOfGift(behind.prefix(3)) {
            return ["paypal"] + behind.dropFirst(count).map(ValueWords.plain)
        }
        return clause.behind.map(ValueWords.plain)
    }

    /// `friends and family`: how PayPal calls a payment without a purchase.
    package var isPaidAsGift: Bool {
        Self.lengthOfGift(before.suffix(3)) != nil || Self.lengthOfGift(behind.prefix(3)) != nil
    }

    private static func lengthOfGift(_ words: ArraySlice<String>) -> Int? {
        let gifts = [
            ["friends", "and", "family"], ["family", "and", "friends"], ["friends", "family"], ["f", "f"],
            ["f", "and", "f"],
            ["freunde", "und", "familie"], ["amigos", "y", "familia"], ["amis", "et", "famille"],
            ["amigos", "e", "família"],
        ]
        return gifts.first { $0.elementsEqual(words.prefix($0.count)) || $0.elementsEqual(words.suffix($0.count)) }?
            .count
    }

    /// `zelle …`, `apple pay to …`, `send to … friends and family`: a number or an address beside a service of payments, told as
    /// where to pay.
    var isPaidByService: Bool {
        let words = front + back
        let isOfService =
            isPaidAsGift || words.contains(where: ValueWords.paymentServices.contains)
            || zip(words, words.dropFirst()).contains { ValueWords.paymentServicePairs.contains("\($0) \($1)") }
        return isOfService && tellsWhereToPay
    }

    // MARK: By itself

    /// Nothing else stands in the line, and the line before does not call it somebody's.
    private var isLineOfItsOwn: Bool {
        isLine && !isAsked && !isCalledSomebodys
    }

    /// `your iban:` in the line before.
    private var isCalledSomebodys: Bool {
        guard before.isEmpty, let place = front.lastIndex(where: { !Self.isName($0) }) else { return false }
        return place + 1 < front.count && Self.isOfAnother(front[place])
    }

    private static func isOfAnother(_ word: String) -> Bool {
        ValueWords.ofReader.contains(word) || ValueWords.people.contains(word)
            || [
                "his", "her", "their", "seine", "ihre", "son", "sa", "ses", "leur", "sus", "dele", "dela", "niya",
                "nila",
            ]
            .contains(word)
    }

    /// A page to pay at is sent to be opened, where nothing is told of it.
    private var isPageToPayAt: Bool {
        isPage && !isAsked && isNothingToldBehind
            && !front.contains { Self.isOfAnother($0) || ValueWords.observations.contains($0) }
    }

    // MARK: Labels

    /// `iban: …`, `my new cashapp is …`, `… btc only`, `here …`: nothing but what it is called, and nothing told of it behind.
    private var isNamedAsPlaceToPay: Bool {
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

    private func isLabel(_ words: [String]) -> Bool {
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
    private static func isNameOrPointer(_ word: String) -> Bool { isName(word) || ValueWords.pointers.contains(word) }

    private static func isName(_ word: String) -> Bool { ValueWords.accountNames.contains(word) }

    private static func isNumber(_ word: String) -> Bool { word.contains(where: \.isNumber) }

    private static func isPartOfLabel(_ word: String) -> Bool {
        isNameOrPointer(word) || ValueWords.fillers.contains(word) || ValueWords.monies.contains(word) || isNumber(word)
            || ValueWords.namings.contains(word)
    }

    /// Behind stand names, sums, times or orders alone.
    private var isNothingToldBehind: Bool {
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

    // MARK: Orders

    /// `pay 300 to …`, `send it here …`: an order governs the value.
    private var isOrdered: Bool {
        let words = front
        return words.indices.reversed().contains { place in
            Self.isOrder(words[place]) && !isPartOfService(place, in: words)
                && isOrderOfReader(place, in: words) && governs(words[(place + 1)...], words[place])
        }
    }

    /// `apple pay`: a name, and no order.
    private func isPartOfService(_ place: Int, in words: [String]) -> Bool {
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
    private static let functions: Set<String> = parting.union([
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
    private func isOrderOfReader(_ place: Int, in words: [String]) -> Bool {
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

    private static let objects: Set<String> = [
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

    // MARK: Sums

    /// `300 to …`, `i want the money on … by noon`.
    private var isPlaceOfSum: Bool {
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

    // MARK: What the writer takes

    /// `i only take bitcoin …`, `we accept paypal …`.
    private var isTakenByWriter: Bool {
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

    // MARK: What follows

    /// `…, put 500 there`, `… send 300 now`.
    private var isPaidBehind: Bool {
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
    private var isSetApart: Bool {
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

    /// `add … as payee`.
    private var isToBePayee: Bool {
        let isAdded =
            front.last.map { ["add", "save", "put", "register", "type", "enter", "copy"].contains($0) } ?? false
        return isAdded
            && back.prefix(5).contains { ["payee", "beneficiary", "recipient", "payees", "recipients"].contains($0) }
    }
}
