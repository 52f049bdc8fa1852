// SPDX-License-Identifier: Apache-2.0

/// Who does what with a value: the verb that governs it, its subject, and the preposition before it.
extension ValueSurroundings {
    // MARK: Of the reader

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

    // MARK: Of whoever is to suffer

    /// Object of what the writer does or will do, or subject of receiving.
    package var isAudience: Bool { isObjectOfDeed || isReceiver || isPublished }

    private var isObjectOfDeed: Bool {
        let words = clause.before
        guard let place = words.lastIndex(where: ValueWords.deeds.contains) else { return false }
        let between = words[(place + 1)...]
        let isToReader = between.contains { word in
            ValueWords.secondPersons.contains(word) || ValueWords.writersObject.contains(word)
                || ["my", "our", "mein", "meine", "meiner", "mi", "mon", "meu"].contains(word)
        }
        return !isToReader && isDoneByWriter(place, in: words)
    }

    /// Whether a verb has the writer as its subject, or is a form that only the writer uses of themselves.
    private func isDoneByWriter(_ place: Int, in words: [String]) -> Bool {
        let next = place + 1 < words.count ? words[place + 1] : ""
        if ValueWords.writersBehind.contains(next) || next == "ich" || next == "wir" { return true }
        let subject = words[..<place].reversed().first { !ValueWords.auxiliaries.contains($0) }
        if let subject, ValueWords.firstPersons.contains(subject) { return true }
        // `want you to pay`: the nearest pronoun governs; a gerund without any is the writer's.
        return ValueWords.deedsOfWriter.contains(words[place]) && subject == nil
    }

    private var isReceiver: Bool {
        // Over joints: `… and hr get the file`.
        let near = Array(behind.prefix(6))
        guard let place = near.firstIndex(where: { !ValueWords.amidReceipt.contains($0) }) else { return false }
        guard ValueWords.receipts.contains(near[place]) else { return false }
        return !["next", "first"].contains(near[place]) || near[..<place].contains("is")
    }

    /// `it goes on …`, `or your video is posted on …`: a page to show it on.
    private var isPublished: Bool {
        guard let place = clause.before.lastIndex(where: ValueWords.publishing.contains) else { return false }
        return clause.before[(place + 1)...].contains {
            ["on", "to", "at", "in", "up", "auf", "en", "sur", "no", "na", "sa"].contains($0)
        }
            && !clause.before.contains(where: ValueWords.proofs.contains)
    }

    // MARK: Told to be used

    /// What the writer asks the reader to get hold of them, or of those who work with them, by.
    package var isOffered: Bool {
        if !isAsked, !namesPeopleOfReader, isWhereWriterWent { return true }
        if isPaidAsGift, isPaidByService, !clause.before.contains(where: ValueWords.firstPersons.contains) {
            return true
        }
        guard !isAsked, !namesPeopleOfReader, !clause.before.contains(where: ValueWords.firstPersons.contains) else {
            return false
        }
        if isPaidByService { return true }
        if isOfThirdPerson { return false }
        return isAskedFor || isForProof || isFollowedByContact || isOfHelper || isLabelled
    }

    /// `message … and say sorry`, `add …, he paid`, `whatsapp … says you are online`, `…'s inbox`: somebody else than those who work
    /// with the writer.
    private var isOfThirdPerson: Bool {
        let isOfWriters = clause.before.contains {
            ValueWords.writersObject.contains($0) || ValueWords.helpers.contains($0)
                || ValueWords.contactsOfWriter.contains($0)
        }
        if behind.first == "s" { return true }
        guard !isOfWriters else { return false }
        let near = Array(behind.prefix(8))
        let isAskedOfReader = zip(near, near.dropFirst()).contains { verb, object in
            ValueWords.contacts.contains(verb) && ValueWords.writersObject.contains(object)
        }
        if isAskedOfReader || near.contains(where: ValueWords.helpers.contains) { return false }
        if near.contains(where: ValueWords.thirdPersons.contains) { return true }
        if let joint = near.firstIndex(where: ValueWords.joints.contains), joint <= 2, joint + 1 < near.count,
            near[(joint + 1)...].prefix(2).contains(where: ValueWords.sayings.contains)
        {
            return true
        }
        guard let first = near.first, ValueWords.tellings.contains(first) else { return false }
        return !(near.count > 1 && ["you", "u"].contains(first) && ValueWords.permissions.contains(near[1]))
    }

    package var namesPeopleOfReader: Bool {
        let near = before.suffix(8) + behind.prefix(8)
        return near.contains { ValueWords.people.contains($0) && !ValueWords.helpers.contains($0) }
            || near.contains { ValueWords.ofReader.contains($0) && $0 != "mo" } || behind.first == "mo"
    }

    /// Without what may stand before something that is asked for.
    private var request: ArraySlice<String> {
        let words = clause.before.drop(while: ValueWords.softeners.contains)
        guard let first = words.first, words.count > 1, ValueWords.writersObject.contains(first) else { return words }
        // Portuguese puts the pronoun first: `me chama no …`.
        return words.dropFirst().prefix(1) + words.prefix(1) + words.dropFirst(2)
    }

    /// `text this number …`, `write to our agent …`, `add me there, …`.
    private var isAskedFor: Bool {
        guard let verb = request.first else { return false }
        let rest = request.dropFirst()
        let isOfWriter =
            ValueWords.contactsOfWriter.contains(verb) || rest.contains(where: ValueWords.writersObject.contains)
        guard ValueWords.contacts.contains(verb) || ValueWords.contactsOfWriter.contains(verb) else { return false }
        // `find …`, `get …` alone ask for much else, and `phone …` may label what is another's.
        if !isOfWriter,
            ["get", "find", "catch", "join", "try", "reach", "save", "suis", "phone", "email", "mail"].contains(verb),
            !rest.contains(where: ValueWords.things.contains)
        {
            return false
        }
        return rest.allSatisfy { Self.isBetween($0) || ValueWords.amidContact.contains($0) }
    }

    /// `send the receipt to …`, `mobile money to …`.
    private var isForProof: Bool {
        let words = Array(request)
        guard let first = words.first, words.count > 1 else { return false }
        let lead = words.reversed().drop { ValueWords.things.contains($0) || ["the", "this", "el", "le"].contains($0) }
        guard lead.first.map(ValueWords.directions.contains) ?? false else { return false }
        let isMoney = words.prefix(3).contains(where: ValueWords.proofs.contains)
        if isMoney, ValueWords.proofs.contains(first) || first == "mobile" { return true }
        guard ValueWords.payments.contains(first) || first == "forward" || first == "show" else { return false }
        return words.contains(where: ValueWords.proofs.contains) || first == "pay"
    }

    /// `… text me there`, `… on snap add me`.
    private var isFollowedByContact: Bool {
        guard clause.before.allSatisfy({ Self.isBetween($0) || ValueWords.services.contains($0) }) else { return false }
        let near = clause.behind.prefix(7)
        guard
            let verb = near.indices.first(where: {
                ValueWords.contacts.contains(near[$0]) && $0 + 1 < near.endIndex
                    && ValueWords.writersObject.contains(near[$0 + 1])
            }), near[..<verb].allSatisfy({ Self.isBetween($0) || ValueWords.softeners.contains($0) })
        else { return false }
        let next = verb + 2 < clause.behind.count ? clause.behind[verb + 2] : ""
        return ["", "there", "here", "on", "at", "this", "x", "babe", "please"].contains(next)
    }

    /// `I moved to telegram …`, `you know me as …`, `my phone is broken use …`.
    package var isWhereWriterWent: Bool {
        let words = clause.before
        guard
            let place = words.lastIndex(where: {
                ["moved", "switched", "changed", "known", "gewechselt", "cambié", "mudei"].contains($0)
            })
        else {
            return words.suffix(4).joined(separator: " ").hasSuffix("know me as")
                || words.count > 3 && zip(words, words.dropFirst()).contains { $0 == "know" && $1 == "me" }
                    && words.last.map { ["as", "on"].contains($0) || Self.isBetween($0) } ?? false
        }
        let lead = words[..<place].last ?? ""
        return (ValueWords.firstPersons.contains(lead) || ["have", "ich", "bin", "me"].contains(lead))
            && words[(place + 1)...].allSatisfy { Self.isBetween($0) || ["to", "zu", "a", "para"].contains($0) }
    }

    /// `my manager is on …`.
    private var isOfHelper: Bool {
        guard let place = clause.before.lastIndex(where: ValueWords.helpers.contains), place > 0,
            ["my", "our", "mein", "meinen", "unser", "unseren", "mi", "nuestro", "mon", "notre", "meu", "nosso"]
                .contains(
                    clause.before[place - 1])
        else { return false }
        return clause.before[(place + 1)...].allSatisfy(Self.isBetween)
    }

    /// `telegram: …`, `new number …`, `… whatsapp only`: a label and nothing else in the whole message.
    private var isLabelled: Bool {
        let words = before + behind
        guard isWhole, !words.isEmpty, words.count <= 5 else { return false }
        let isLabel = words.allSatisfy {
            Self.isBetween($0) || ValueWords.services.contains($0) || ValueWords.fresh.contains($0) || $0 == "only"
        }
        return isLabel && words.contains { ValueWords.services.contains($0) || ValueWords.fresh.contains($0) }
            && !words.contains("old")
    }
}

extension ValueWords {
    static func isHolding(_ word: String) -> Bool { holdings.contains(word) || boundHoldings.contains(word) }
}
