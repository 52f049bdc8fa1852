// SPDX-License-Identifier: Apache-2.0

/// Usernames: `@name`, names behind a service's word (`snap: name_1`, `add me on insta name.1`), and words that only a
/// username looks like (`first_last`).
enum Handles {
    static let services = TermSet(
        ServiceNames.names.keys.compactMap { Term(Array($0.utf8)[...]) } + [
            "xbox", "psn", "steam", "username", "user", "handle", "gamertag",
        ])
    /// Words behind which even a plain word is a name.
    private static let namers: TermSet = ["username", "handle", "gamertag"]

    private static let linking: TermSet = [
        "is", "name", "id", "it", "s", "its", "on", "at", "me", "add", "user", "username", "handle", "account", "tag",
        "to", "my", "the", "c", "est", "ist", "es",
    ]

    /// Mentions of everybody, and places that `@` abbreviates.
    private static let nobody: TermSet = [
        "everyone", "here", "all", "channel", "home", "work", "school", "the", "my", "uni", "church", "gym", "least",
        "tonight", "midnight", "noon", "admin", "admins", "dinner", "lunch",
    ]

    static func find(in text: MessageText, into found: inout MatchCollector) {
        keys(in: text, into: &found)
        skypeNames(in: text, into: &found)
        for (index, byte) in text.bytes.enumerated() where byte == UInt8(ascii: "@") {
            guard !text.isWord(before: index), !found.isFull(.username) else { continue }
            var end = end(from: index + 1, in: text)
            let name = text.lower[index + 1..<end]
            guard name.count >= 3, name.contains(where: MessageText.isLetter), !isMeasure(name),
                !(Term(name).map(nobody.contains) ?? false), found.isFree(index..<end)
            else { continue }
            end = discriminator(behind: end, in: text)
            found.add(.username, text.lowercased(index + 1..<end), at: index..<end, .unverifiable)
        }
        for (index, word) in text.words.enumerated() where !found.isFull(.username) {
            if word.count <= 16, text.isWord(index, of: services) {
                named(after: index, isNamer: text.isWord(index, of: namers), in: text, into: &found)
                named(before: index, in: text, into: &found)
            }
        }
        tokens(in: text, into: &found)
    }

    /// Account numbers of Session: a public key of 32 bytes in hexadecimal behind `05`, by which nobody else can be meant.
    private static func keys(in text: MessageText, into found: inout MatchCollector) {
        for word in text.words where word.count == 66 {
            let letters = text.lower[word]
            guard letters.starts(with: "05".utf8), letters.allSatisfy(MessageText.isHex),
                letters.contains(where: MessageText.isLetter), text.isSeparate(word), found.isFree(word)
            else { continue }
            found.add(.username, text.lowercased(word), at: word, .unverifiable)
        }
    }

    private static let live: TermSet = ["live"]

    /// Names that Skype gives out: `live:.cid.` and sixteen hexadecimal figures, or `live:` and a name.
    private static func skypeNames(in text: MessageText, into found: inout MatchCollector) {
        for (index, word) in text.words.enumerated() where word.count == 4 && text.isWord(index, of: live) {
            guard text.byte(at: word.upperBound) == UInt8(ascii: ":"), !text.isWord(before: word.lowerBound) else {
                continue
            }
            var start = word.upperBound + 1
            if text.byte(at: start) == UInt8(ascii: ".") { start += 1 }
            let end = end(from: start, in: text)
            let name = text.lower[start..<end]
            let isGiven =
                name.starts(with: "cid.".utf8) && name.count == 20 && name.dropFirst(4).allSatisfy(MessageText.isHex)
            guard isGiven || start == word.upperBound + 1 && isUnusual(name), name.count >= 5,
                found.isFree(word.lowerBound..<end)
            else { continue }
            found.add(.username, text.lowercased(word.lowerBound..<end), at: word.lowerBound..<end, .unverifiable)
        }
    }

    /// The first word behind `index` that does not only link, at most three on.
    static func next(behind index: Int, in text: MessageText) -> Int? {
        var next = index + 1
        while next - index <= 3, let term = text.term(next), linking.contains(term) { next += 1 }
        guard next < text.words.count else { return nil }
        let gap = text.gap(after: next - 1)
        return gap.count <= 4 && !gap.contains(0x0A) && !gap.contains(UInt8(ascii: ".")) ? next : nil
    }

    private static func named(after index: Int, isNamer: Bool, in text: MessageText, into found: inout MatchCollector) {
        guard let next = next(behind: index, in: text) else { return }
        let start = text.words[next].lowerBound
        let end = end(from: start, in: text)
        let name = text.lower[start..<end]
        let colon = text.gap(after: next - 1).first == UInt8(ascii: ":")
        let isPlain =
            name.count >= 4 && name.allSatisfy(MessageText.isLetter) && !(Term(name).map(plain.contains) ?? false)
        let isGiven =
            isPlain
            && (colon || isNamer && next == index + 1 && name.count >= 8 || isOwned(index, next, end, name, in: text))
        guard isUnusual(name) || isGiven, name.count >= 3, found.isFree(start..<end) else { return }
        let last = discriminator(behind: end, in: text)
        found.add(.username, text.lowercased(start..<last), at: start..<last, .unverifiable)
    }

    /// `my discord is ninaxx`: a plain word of which the writer says that it is their name, and nothing else.
    ///
    /// `my snap is broken` says how it is: words of a language that tell of a state are no names.
    private static func isOwned(
        _ index: Int, _ next: Int, _ end: Int, _ name: ArraySlice<UInt8>, in text: MessageText
    ) -> Bool {
        guard name.count >= 5, next > index + 1, text.isWord(index - 1, of: possessives),
            (index + 1..<next).contains(where: { text.isWord($0, of: copulas) }),
            !(Term(name).map(states.contains) ?? false),
            !["ing", "ed", "ado", "ada", "ido", "ida", "ert", "iert"].contains(where: { ending in
                name.count > 5 && name.suffix(ending.utf8.count).elementsEqual(ending.utf8)
            })
        else { return false }
        let rest = text.bytes[end...].drop { $0 == 0x20 }
        return rest.isEmpty || ".,!;\n)".utf8.contains(rest.first ?? 0)
    }

    private static let possessives: TermSet = ["my", "mein", "mi", "mon", "meu", "our"]
    private static let copulas: TermSet = ["is", "ist", "es", "est", "s", "its", "it"]
    /// How an account is, and words of talk about it.
    private static let states: TermSet = [
        "broken", "private", "public", "secret", "hidden", "gone", "down", "dead", "full", "empty", "closed", "open",
        "active", "inactive", "online", "offline", "invisible", "visible", "verified", "fresh", "brand", "quiet",
        "boring", "crazy", "weird", "stupid", "trash", "useless", "slow", "glitchy", "buggy", "laggy", "messy",
        "better",
        "worse", "great", "nice", "perfect", "alright", "right", "wrong", "below", "above", "there", "where", "here",
        "always", "never", "still", "really", "actually", "probably", "maybe", "again", "today", "tomorrow", "tonight",
        "under", "after", "before", "until", "about", "mostly", "usually", "barely", "hardly", "almost", "fully",
        "completely", "totally", "basically", "literally", "currently", "temporarily", "temporary", "permanent",
        "whole", "entire", "other", "another", "someone", "nobody", "everyone", "nothing", "mine", "yours", "theirs",
        "kaputt", "privat", "öffentlich", "geheim", "offen", "leer", "voll", "neu", "weg", "gerade", "immer", "nicht",
        "leider", "noch", "wieder", "heute", "roto", "rota", "nuevo", "nueva", "viejo", "vieja", "falso", "falsa",
        "mejor", "siempre", "nunca", "ahora", "lleno", "llena", "cassé", "privé", "nouveau", "vide", "plein", "mort",
        "toujours", "jamais", "aussi", "encore", "novo", "nova", "velho", "cheio", "vazio", "sempre", "agora",
        "sira", "bago", "luma", "hidden", "their", "these", "those", "because", "since", "awful", "horrible", "lonely",
        "funny", "clean", "dirty", "happy", "angry", "fine", "okay", "super", "ready", "legit", "dodgy", "shady",
    ]

    /// `quick22 on snap`: a name before the service, with nothing but a preposition between them.
    private static func named(before index: Int, in text: MessageText, into found: inout MatchCollector) {
        guard index > 1, text.isWord(index, of: places), text.isWord(index - 1, of: prepositions),
            text.gap(after: index - 1).elementsEqual(" ".utf8), text.gap(after: index - 2).elementsEqual(" ".utf8)
        else { return }
        let end = text.words[index - 2].upperBound
        var start = end
        while start > 0, end - start < 32,
            MessageText.isAlphanumeric(text.bytes[start - 1]) || "._-".utf8.contains(text.bytes[start - 1])
        {
            start -= 1
        }
        while start < end, "._-".utf8.contains(text.bytes[start]) { start += 1 }
        let name = text.lower[start..<end]
        guard name.count >= 5, name.count(where: MessageText.isLetter) >= 3, isUnusual(name), found.isFree(start..<end),
            text.byte(before: start) != UInt8(ascii: "@"), text.byte(before: start) < 0x80
        else { return }
        found.add(.username, text.lowercased(start..<end), at: start..<end, .unverifiable)
    }

    /// Services that somebody is found on.
    private static let places: TermSet = [
        "snap", "snapchat", "sc", "insta", "ig", "instagram", "telegram", "tg", "kik", "discord", "skype", "wickr",
        "tiktok", "facebook", "fb", "twitter", "roblox", "xbox", "psn", "steam",
    ]
    private static let prepositions: TermSet = ["on", "auf", "en", "sur", "no", "na", "sa", "bei"]

    /// Words that stand behind a service's name without being anybody's.
    private static let plain: TermSet = [
        "same", "yes", "nope", "none", "https", "http", "password", "account", "profile", "because", "already",
        "instead", "please", "hello", "this", "that", "your", "what", "when", "where", "deleted", "something",
        "anything", "whatever", "changed", "different", "everything", "username", "generator", "available", "download",
    ]

    /// Words with an inner underscore, and dotted ones beside a service's word or alone in a message.
    private static func tokens(in text: MessageText, into found: inout MatchCollector) {
        var index = 0
        while index < text.words.count, !found.isFull(.username) {
            let start = text.words[index].lowerBound
            var last = index
            while last + 1 < text.words.count, last - index < 6, isInner(text.gap(after: last)) { last += 1 }
            let range = start..<text.words[last].upperBound
            if last > index, range.count <= 32, isToken(range, in: text), found.isFree(range) {
                found.add(.username, text.lowercased(range), at: range, .unverifiable)
            }
            index = last + 1
        }
    }

    private static func isInner(_ gap: ArraySlice<UInt8>) -> Bool {
        gap.count == 1 && "_.".utf8.contains(gap.first ?? 0)
    }

    private static func isToken(_ range: Range<Int>, in text: MessageText) -> Bool {
        let name = text.bytes[range]
        let before = text.byte(before: range.lowerBound)
        let after = text.byte(at: range.upperBound)
        guard name.allSatisfy({ $0 < 0x80 }), !"/\\@#$_=<.-&%".utf8.contains(before), !"/\\@_=(>-".utf8.contains(after),
            name.count(where: MessageText.isLetter) >= 4, !isFile(name), !name.contains(where: MessageText.isCapital)
        else { return false }
        let parts = name.split { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") }
        if name.contains(UInt8(ascii: "_")) { return name.count >= 5 }
        guard name.count >= 6, parts.allSatisfy({ $0.count >= 2 && $0.contains(where: MessageText.isLetter) }) else {
            return false
        }
        let isAlone =
            text.words.first?.lowerBound == range.lowerBound && text.words.last?.upperBound == range.upperBound
        return isAlone && parts.count >= 3 || text.hasWord(services, before: range, reach: 12)
    }

    private static let extensions: TermSet = [
        "jpg", "jpeg", "png", "gif", "mp4", "mp3", "mov", "pdf", "doc", "docx", "txt", "zip", "apk", "exe", "html",
        "py",
        "js", "opus", "webp", "heic", "csv", "xlsx", "json", "swift", "md", "wav", "m4a", "avi", "ipa", "rar",
    ]

    private static func isFile(_ name: ArraySlice<UInt8>) -> Bool {
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return false }
        return Term(name.suffix(from: dot + 1)).map(extensions.contains) ?? false
    }

    /// The end of a name of letters, digits, dots, hyphens and underscores, without closing punctuation; at most 32
    /// places.
    static func end(from start: Int, in text: MessageText) -> Int {
        var end = start
        while end < text.bytes.count, end - start < 32,
            MessageText.isAlphanumeric(text.bytes[end]) || "._-".utf8.contains(text.bytes[end])
        {
            end += 1
        }
        while end > start, ".-".utf8.contains(text.bytes[end - 1]) { end -= 1 }
        return end
    }

    /// The end of Discord's older `#1234` behind a name.
    private static func discriminator(behind end: Int, in text: MessageText) -> Int {
        guard text.byte(at: end) == UInt8(ascii: "#"), end + 5 <= text.bytes.count,
            text.bytes[end + 1..<end + 5].allSatisfy(MessageText.isDigit),
            !MessageText.isAlphanumeric(text.byte(at: end + 5))
        else { return end }
        return end + 5
    }

    /// English words are no names: a digit, an underscore or an inner dot must show that it is one.
    static func isUnusual(_ name: ArraySlice<UInt8>) -> Bool {
        let hasLetter = name.contains(where: MessageText.isLetter)
        let hasSign = name.contains { MessageText.isDigit($0) || "_.".utf8.contains($0) }
        return hasLetter && hasSign && !isMeasure(name) && !(Term(name).map(spellings.contains) ?? false)
    }

    /// `l8er`, `2nite`: words of chat, and no names.
    private static let spellings: TermSet = [
        "2nite", "2night", "2morrow", "2moro", "2mrw", "2day", "2gether", "l8er", "l8r", "gr8", "m8", "m8s", "h8",
        "h8er", "str8", "w8", "w8ing", "some1", "any1", "every1", "no1", "4ever", "4get", "4real", "b4", "be4", "any1s",
        "in2", "un2", "on2", "sum1", "ne1", "d8", "b4hand", "f2f", "mp3", "mp4", "1st", "4eva", "4life",
    ]

    /// `10k`, `5pm`, `2nd`: digits first, then a short unit.
    private static func isMeasure(_ name: ArraySlice<UInt8>) -> Bool {
        let digits = name.prefix { MessageText.isDigit($0) || $0 == UInt8(ascii: ".") }.count
        return digits > 0 && name.count - digits <= 3
    }
}
