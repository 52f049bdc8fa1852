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
                || isToBePayee || isPageToPayAt || isRequestToOpen)
    }

    /// `send it to your dads account …`: of somebody whom whoever is spoken to knows.
    private var isOfReadersPeople: Bool {
        let near = front.suffix(5)
        return zip(near, near.dropFirst()).contains {
            ValueWords.ofReader.contains($0) && ValueWords.people.contains($1)
        }
    }

    var front: [String] {
        if let count = Self.lengthOfGift(before.suffix(3)) {
            return before.dropLast(count).map(ValueWords.plain) + ["paypal"]
        }
        return clause.before.map(ValueWords.plain)
    }
    var back: [String] {
        if let count = Self.lengthOfGift(behind.prefix(3)) {
            return ["paypal"] + behind.dropFirst(count).map(ValueWords.plain)
        }
        return clause.behind.map(ValueWords.plain)
    }

    // MARK: By itself

    /// Nothing else stands in the line, and the line before does not call it somebody's.
    private var isLineOfItsOwn: Bool {
        isLine && !isAsked && !isCalledSomebodys
    }

    /// `your iban:` in the line before.
    var isCalledSomebodys: Bool {
        guard before.isEmpty, let place = front.lastIndex(where: { !Self.isName($0) }) else { return false }
        return place + 1 < front.count && Self.isOfAnother(front[place])
    }

    static func isOfAnother(_ word: String) -> Bool {
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

    /// `tap bitcoin:…?amount=0.01`: an address that asks for a sum is sent to be opened, where nothing else is told of it.
    private var isRequestToOpen: Bool {
        isRequest && !isAsked
            && front.allSatisfy {
                Self.isPartOfLabel($0) || Self.isOrder($0) || ValueWords.openings.contains($0)
                    || ValueWords.goals.contains($0) || ValueWords.amidOrder.contains($0)
                    || ValueWords.softeners.contains($0)
            }
    }

    /// `add … as payee`.
    private var isToBePayee: Bool {
        let isAdded =
            front.last.map { ["add", "save", "put", "register", "type", "enter", "copy"].contains($0) } ?? false
        return isAdded
            && back.prefix(5).contains { ["payee", "beneficiary", "recipient", "payees", "recipients"].contains($0) }
    }
}
