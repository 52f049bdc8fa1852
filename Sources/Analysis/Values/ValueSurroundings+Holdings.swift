// SPDX-License-Identifier: Apache-2.0

/// A value that is the reader's: `from …`, `the balance of …`, `log in to …`.
extension ValueSurroundings {
    /// `from …`, `the balance of …`, `you have …`, `I'll empty …`, `your salary comes to …`.
    package func isHeldByReader(isPayee: Bool) -> Bool {
        if isSource(isPayee) || isOfSubjectYou(isPayee) { return true }
        if isLoggedInTo || isJoinedAs || !isPayee && isWhereCodeWent { return true }
        return isPayee && (isPaidByWriter || isIntrudedUpon || isIncome || isInTheirHands)
    }

    /// `why is … empty`, `there is nothing in …`, `… has only 20 in it`, `… is in your name`, `log in to …`: an account as it stands,
    /// which is no place to pay to.
    private var isInTheirHands: Bool {
        let (front, back) = (before, behind)
        if front.first.map(ValueWords.whys.contains) ?? false { return true }
        if back.prefix(4).contains("belongs") || back.prefix(4).contains("gehört") { return true }
        if let place = back.prefix(5).firstIndex(where: ValueWords.ofReader.contains), place + 1 < back.count,
            ["name", "names", "namen", "nombre", "nom", "nome", "pangalan"].contains(back[place + 1])
        {
            return true
        }
        if let first = back.first, ValueWords.having.contains(first), back.count > 1,
            !["to", "zu", "que"].contains(back[1])
        {
            return true
        }
        // `top up … first then pay me`: what is paid is paid elsewhere.
        let clause = self.clause.before
        if clause.contains(where: ValueWords.accesses.contains), !clause.contains(where: Self.isPlainPayment) {
            return true
        }
        guard !clause.contains(where: Self.isPlainPayment),
            let place = clause.last(where: { !Self.isBetween($0) || ValueWords.places.contains($0) }),
            ValueWords.places.contains(place)
        else { return false }
        let all = clause + self.clause.behind
        // `just 250 on …` asks for no more.
        let isStated = all.enumerated().contains { index, word in
            ValueWords.states.contains(word)
                && !(index == 0 && ["just", "only", "nur", "solo", "seulement", "só"].contains(word))
        }
        let isRead = all.contains { ["see", "sehe", "veo", "vois", "vejo", "nakikita"].contains($0) }
        let isHad =
            all.contains(where: ValueWords.readersHaving.contains)
            || zip(all, all.dropFirst()).contains { pair in
                ["tu as", "você tem", "vc tem", "you got", "u got", "you have", "u have", "vous avez", "du hast"]
                    .contains(
                        "\(pair.0) \(pair.1)")
            }
        return (isStated || isRead || isHad) && !all.contains("to")
    }

    /// `log in to …`: nobody but whoever has an account can.
    private var isLoggedInTo: Bool {
        let words = clause.before
        guard let place = words.lastIndex(where: ValueWords.logins.contains) else { return false }
        let rest = words[(place + 1)...]
        return !rest.contains(where: { ["up", "is", "name", "details"].contains($0) })
            && rest.contains {
                ["to", "into", "in", "with", "using", "on", "auf", "bei", "en", "à", "na", "no", "sa"].contains($0)
            }
            && rest.allSatisfy { word in
                !ValueWords.ofWriter.contains(word)
                    && (Self.isBetween(word) || ValueWords.ofReader.contains(word)
                        || ["to", "into", "in", "with", "using", "à", "a", "bitte", "now", "first", "first,"].contains(
                            word))
            }
    }

    /// `add me as a user to …`: somebody is let into what is another's.
    private var isJoinedAs: Bool {
        let words = clause.before
        guard let place = words.lastIndex(where: { ["as", "als", "como", "comme", "bilang"].contains($0) }), place > 0
        else {
            return false
        }
        return words[(place + 1)...].contains(where: ValueWords.ranks.contains)
    }

    /// `the code went to …`, `send me the code sent to …`: where a service sends what proves who somebody is.
    private var isWhereCodeWent: Bool {
        let words = clause.before
        guard let code = words.lastIndex(where: ValueWords.proofsOfLogin.contains) else { return false }
        let isGone = words.indices.contains { place in
            ValueWords.gone.contains(words[place])
                && !(place == words.startIndex && ["go", "went"].contains(words[place]))
        }
        let goesThere =
            words[(code + 1)...].contains(where: Self.towards.contains)
            || words.last.map(Self.towards.contains) ?? false
        return isGone && goesThere
    }

    private static let towards: Set<String> = [
        "to", "an", "auf", "a", "al", "au", "à", "sur", "para", "pra", "sa", "kay", "on", "in", "at",
    ]

    private static func isPlainPayment(_ word: String) -> Bool {
        ValueWords.payments.contains(word) && !["top", "topup", "load", "fund"].contains(word)
    }

    private func isSource(_ isPayee: Bool) -> Bool {
        guard let last = clause.before.last else { return false }
        if isPayee, ValueWords.sourcesBeside.contains(last) {
            // `a la cuenta de …` names the account; `el saldo de …` what is in it.
            return !(clause.before.dropLast().last.map(ValueWords.things.contains) ?? false)
        }
        let words = clause.before
        let place = words.indices.last { place in
            ValueWords.sources.contains(words[place]) || words[place] == "of" && place > 0 && words[place - 1] == "out"
        }
        guard let place else { return false }
        return clause.before[(place + 1)...].allSatisfy { word in
            Self.isBetween(word) || ValueWords.amidSource.contains(word) || ValueWords.ofReader.contains(word)
        }
    }

    /// `I paid from …`.
    package var isSourceOfWriter: Bool {
        guard isSource(true), let place = clause.before.lastIndex(where: Self.isPaying) else { return false }
        return isDoneByWriter(place, in: clause.before)
    }

    private static func isPaying(_ word: String) -> Bool {
        word != "requested" && (ValueWords.payments.contains(word) || ValueWords.paymentsMade.contains(word))
    }

    /// `you paid …`, `you are …`: what whoever is spoken to has or does, with nothing but names of things between.
    private func isOfSubjectYou(_ isPayee: Bool) -> Bool {
        guard
            let place = clause.before.lastIndex(where: {
                !Self.isBetween($0) && $0 != "for" || ValueWords.isHolding($0)
            })
        else {
            return false
        }
        let word = clause.before[place]
        if ValueWords.boundHoldings.contains(word) { return true }
        // `I see you use …`, and not `you use … to pay`.
        if word == "use", place > 1, ["you", "u"].contains(clause.before[place - 1]) {
            return ["see", "know", "that", "saw", "if", "why", "still", "did", "do"].contains(clause.before[place - 2])
        }
        guard ValueWords.holdings.contains(word) else { return false }
        // `you have the wallet …` may be the writer's, told before.
        if isPayee, ["have", "got"].contains(word), place + 1 < clause.before.count { return false }
        let lead = clause.before[..<place].reversed().first {
            !["have", "already", "just", "also", "still", "know", "with"].contains($0)
        }
        return lead.map(ValueWords.secondPersons.contains) ?? false
    }

    /// `I will send you the refund to …`, `we paid 50 to …`: the reader is to be paid there.
    package var isPaidByWriter: Bool {
        let words = clause.before
        guard let place = words.lastIndex(where: Self.isPaying), isDoneByWriter(place, in: words) else { return false }
        let object = words[(place + 1)...]
        // `I sent you my wallet …`.
        guard !object.contains(where: { ["my", "our", "mein", "meine", "mi", "mon", "meu"].contains($0) }) else {
            return false
        }
        return ValueWords.paymentsMade.contains(words[place]) || object.contains(where: ValueWords.returns.contains)
    }

    /// `I know …`, `we will empty …`, `I have access to …`.
    private var isIntrudedUpon: Bool {
        let words = clause.before
        guard let place = words.lastIndex(where: ValueWords.intrusions.contains), isDoneByWriter(place, in: words)
        else {
            return false
        }
        return words[(place + 1)...].allSatisfy { Self.isBetween($0) || ValueWords.amidIntrusion.contains($0) }
    }

    private var isIncome: Bool {
        let words = clause.before
        guard let place = words.firstIndex(where: ValueWords.ofReader.contains),
            words[(place + 1)...].prefix(2).contains(where: ValueWords.incomes.contains)
        else { return false }
        return !words[..<place].contains(where: ValueWords.payments.contains)
    }
}

extension ValueWords {
    static func isHolding(_ word: String) -> Bool { holdings.contains(word) || boundHoldings.contains(word) }
}
