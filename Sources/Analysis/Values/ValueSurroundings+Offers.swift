// SPDX-License-Identifier: Apache-2.0

/// A value that the writer tells to be used: `text me on …`.
extension ValueSurroundings {
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
