// SPDX-License-Identifier: Apache-2.0

/// Whose a value is said to be: `my number is …`, `your account …`.
extension ValueSurroundings {
    /// The owner told by the nearest word of possession, with nothing but names of things between it and the value.
    package func owner(isPayee: Bool) -> ValueFrame? {
        if let place = before.lastIndex(where: { !Self.isBetween($0) || Self.isPossessive($0) }) {
            let word = before[place]
            // Tagalog tells who does it behind the deed: `send mo sa …`.
            let isDoer = word == "mo" && place > 0 && Self.isOrder(ValueWords.plain(before[place - 1]))
            let isOfReaders = place > 0 && ValueWords.ofReader.contains(before[place - 1])
            if ValueWords.ofReader.contains(word), !isDoer {
                return isWhereToPay(from: place, isPayee) ? nil : .ofReader
            }
            // `your sister's number is`: one of theirs, and whose they are.
            if ValueWords.people.contains(word),
                isOfReaders || before[..<place].suffix(2).contains(where: ValueWords.ofReader.contains)
            {
                return isWhereToPay(from: max(0, place - (isOfReaders ? 1 : 2)), isPayee) ? nil : .ofReader
            }
            if isOfWriter(place), !(isPayee && isNoAccountOfWriter(place)) { return .ofWriter }
        }
        if isSaidToBeWriters { return .ofWriter }
        return isSaidToBeReaders(isPayee) && !isWhereToPay(from: before.count, isPayee) ? .ofReader : nil
    }

    /// `add my name on …`, `add me as user on …`: no account of theirs is told.
    private func isNoAccountOfWriter(_ place: Int) -> Bool {
        let rest = before[(place + 1)...]
        if rest.first == "name", rest.count > 1 { return ["on", "to", "in"].contains(rest[place + 2]) }
        guard ValueWords.writersObject.contains(before[place]) else { return false }
        let verbs = (before[..<place].suffix(2) + rest.prefix(1)).map(ValueWords.plain)
        return !verbs.contains { Self.isOrder($0) || ValueWords.payments.contains($0) || $0 == "is" || $0 == "reach" }
    }

    /// `my`, `text me on`, `I'm on`, `I use`.
    func isOfWriter(_ place: Int) -> Bool {
        let word = before[place]
        let last = place > 0 ? before[place - 1] : ""
        // `I am with …`, `im in …'s inbox`, `im on … profile`: where the writer is, not what they are called.
        if ["am", "im", "i'm"].contains(word) {
            if before[(place + 1)...].contains(where: { ["with", "in", "at"].contains($0) }) { return false }
            if behind.first.map(ValueWords.belongings.contains) ?? false { return false }
        }
        if behind.first == "s" { return false }
        if ["use", "using", "am"].contains(word) {
            return ValueWords.firstPersons.contains(last) || last == "only"
        }
        guard ValueWords.ofWriter.contains(word) else { return false }
        switch word {
        // Tagalog puts it behind what is owned, and behind what is done.
        case "ko": return ValueWords.things.contains(last)
        case "its", "it's":
            // `it's … who gave me this`, `its … isnt it` tell of somebody.
            let next = behind.first ?? ""
            return !isAsked
                && (next.isEmpty || Self.isBetween(next) || ValueWords.softeners.contains(next)
                    || ValueWords.contacts.contains(next))
                && !["isnt", "isn't", "right", "yes", "you", "u"].contains(next)
        case _ where ValueWords.writersObject.contains(word):
            // Only what is asked of the reader: `he added me on` tells his name, `report me at` an office.
            let next = place + 1 < before.count ? before[place + 1] : ""
            let verbs = before[..<place].suffix(2).filter { !["to", "with", "back", "mit", "a", "an"].contains($0) }
            return [verbs.last ?? "", next].contains {
                ValueWords.contacts.contains($0) || ValueWords.payments.contains($0)
            } && !isToldOfOthers(place)
        default: return true
        }
    }

    /// `… is my whatsapp`, `… thats me`.
    private var isSaidToBeWriters: Bool {
        let near = Array(behind.prefix(5))
        guard
            let place = near.firstIndex(where: {
                ["my", "our", "me", "mine", "mi", "mein", "meine", "mon", "meu"].contains($0)
            }),
            place > 0,
            near[..<place].allSatisfy({ ValueWords.statements.contains($0) || ValueWords.links.contains($0) })
        else { return false }
        if ["me", "mine"].contains(near[place]) { return place + 1 == near.count || !isAsked }
        let rest = near[(place + 1)...].drop { ValueWords.fresh.contains($0) || ValueWords.links.contains($0) }
        return rest.first.map(ValueWords.things.contains) ?? false
    }

    package static func isBetween(_ word: String) -> Bool {
        ValueWords.things.contains(word) || ValueWords.links.contains(word) || ValueWords.services.contains(word)
            || ValueWords.fresh.contains(word)
    }

    static func isPossessive(_ word: String) -> Bool {
        ValueWords.ofReader.contains(word) || ValueWords.ofWriter.contains(word)
            || ValueWords.people.contains(word)
    }

    /// `… is that your number`, `… is your sister`, `is … your number`.
    private func isSaidToBeReaders(_ isPayee: Bool) -> Bool {
        let near = behind.prefix(6)
        if !isPayee, let you = near.firstIndex(where: { ["you", "u", "du", "toi", "tú", "você"].contains($0) }),
            you > 0,
            near[..<you].allSatisfy(ValueWords.statements.contains)
        {
            return true
        }
        guard let place = near.firstIndex(where: ValueWords.ofReader.contains) else { return false }
        let lead = Array(place > 0 ? behind[..<place] : before.suffix(1))
        guard !lead.isEmpty, lead.allSatisfy(ValueWords.statements.contains) else { return false }
        let next = place + 1 < behind.count ? behind[place + 1] : ""
        return ValueWords.things.contains(next) || ValueWords.people.contains(next)
    }

    /// "Send it to your new account …": whoever tells a payee so tells where to pay.
    ///
    /// Not so "pay from your account …".
    private func isWhereToPay(from place: Int, _ isPayee: Bool) -> Bool {
        guard isPayee else { return false }
        let lead = before[..<place].reversed().drop { ValueWords.articles.contains($0) && $0 != "a" }
        let isDirected = lead.first.map(ValueWords.directions.contains) ?? false
        if isDirected, before[..<place].contains(where: ValueWords.payments.contains), !isPaidByWriter { return true }
        return behind.indices.contains { index in
            ValueWords.payments.contains(behind[index])
                && behind[(index + 1)...].prefix(5).contains { ["there", "it", "here", "this", "that"].contains($0) }
        }
    }

    /// "He added me on snap …": his name, not the writer's.
    private func isToldOfOthers(_ place: Int) -> Bool {
        guard before[place] == "me" || before[place] == "us" else { return false }
        return before[..<place].suffix(3).contains { word in
            ["he", "she", "they", "someone", "somebody", "who", "guy", "girl", "it", "man", "woman"].contains(word)
                || ValueWords.people.contains(word)
        }
    }

    package var isOfInstitution: Bool {
        let near = before.suffix(8)
        guard let place = near.lastIndex(where: ValueWords.institutions.contains) else { return false }
        let isFirstPersons = before[max(0, place - 3)...].contains { ["my", "our", "me", "us"].contains($0) }
        guard !isFirstPersons else { return false }
        guard before[(place + 1)...].allSatisfy(Self.isBetween) else { return false }
        return !ValueWords.impersonated.contains(before[place])
            || before[..<place].suffix(6).contains(where: ValueWords.calls.contains)
    }
}
