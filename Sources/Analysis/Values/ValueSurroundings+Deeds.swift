// SPDX-License-Identifier: Apache-2.0

/// Who does what with a value: the verb that governs it, its subject, and the preposition before it.
extension ValueSurroundings {
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
    func isDoneByWriter(_ place: Int, in words: [String]) -> Bool {
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
}
