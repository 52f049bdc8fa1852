// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Who would see what is threatened with, by the words of the threat: "I show it to Tilly and the committee".
///
/// The rules know an audience by "your"; whom a threat names by name, by kin and name, as everyone or as a group stands here.
/// It fills a slot and raises no tier.
extension FrameCompletion {
    /// Fills the audience of threats that pass on or let see.
    func takeAudience(into demand: inout ExtortionDemand) {
        guard demand.tier >= .e2, !demand.isSetAside else { return }
        let told = Set((demand.slots[.audience] ?? []).map(\.n))
        let excluded = ownNames
        let threats = (demand.slots[.threat] ?? []).filter { !$0.isMeasured && !told.contains($0.n) }
        for n in Set(threats.map(\.n)).sorted() {
            guard own(n) != nil, let text = context.timeline.text(n), text.utf8.count <= 1_000 else { continue }
            let places = threats.filter { $0.n == n }.compactMap(\.range)
            guard let first = places.map(\.lowerBound).min(), let last = places.map(\.upperBound).max() else {
                continue
            }
            for span in AudienceWords(text, from: Int(first), to: Int(last), without: excluded).spans {
                add(
                    Citation(n: n, rule: "text.audience", span: Int32(span.lowerBound)..<Int32(span.upperBound)),
                    to: .audience, of: &demand)
            }
        }
    }

    /// Words of the names of those who write: who is threatened is no audience.
    private var ownNames: Set<String> {
        Set(
            context.participants.flatMap { account in
                context.timeline[account].name.lowercased().split { !$0.isLetter }.map(String.init)
            })
    }
}

/// The people and groups that the words of a threat pass on to, or that would see.
struct AudienceWords {
    /// UTF-8 places, in order.
    private(set) var spans: [Range<Int>] = []

    private struct Word {
        var text: String
        var isCapital: Bool
        var span: Range<Int>
        /// A sentence ends behind it.
        var ends: Bool
    }

    /// Reads from the first word of the threat to a few words behind its last.
    init(_ text: String, from: Int, to: Int, without names: Set<String>) {
        let words = Self.words(of: text)
        // Where all is in capitals they tell nothing.
        let showsNames = text.contains { $0.isLowercase }
        guard let start = words.firstIndex(where: { $0.span.upperBound > from }) else { return }
        var end = words.lastIndex { $0.span.lowerBound < to } ?? start
        var further = 0
        while end + 1 < words.count, further < Self.behind, !words[end].ends {
            end += 1
            further += 1
        }
        guard start <= end else { return }
        func isName(_ index: Int) -> Bool {
            showsNames && words[index].isCapital && !names.contains(words[index].text)
                && !Self.noPeople.contains(words[index].text)
                && PaymentMethod.named(in: words[index].text) == nil
        }
        /// How many words from here name somebody; nought for none.
        func named(at index: Int) -> Int {
            guard index <= end else { return 0 }
            let word = words[index].text
            if Self.everyone.contains(word) { return 1 }
            if index + 2 <= end, Self.everyoneLong.contains([word, words[index + 1].text, words[index + 2].text]) {
                return 3
            }
            if index + 1 <= end, Self.everyoneLong.contains([word, words[index + 1].text]) { return 2 }
            if Self.articles.contains(word) {
                let whole = index + 1 <= end && Self.wholes.contains(words[index + 1].text) ? 1 : 0
                let noun = index + 1 + whole
                return noun <= end && Self.groups.contains(words[noun].text) ? 2 + whole : 0
            }
            var count = 0
            while index + count <= end, count < 3, isName(index + count) {
                count += 1
                if words[index + count - 1].ends { break }
            }
            return count
        }
        var index = start
        /// The word behind the latest of them.
        var behindLast = -1
        while index <= end {
            let before = index > start ? words[index - 1].text : ""
            let isOfName = !Self.articles.contains(words[index].text)
            let isPassedOn = Self.towards.contains(before) || !isOfName && Self.within.contains(before)
            let isJoined = behindLast == index - 1 && Self.joining.contains(before)
            let count = named(at: index)
            let next = index + count
            let sees =
                count > 0 && next <= end
                && (Self.seeing.contains(words[next].text)
                    || next + 1 <= end && Self.will.contains(words[next].text)
                        && Self.seeing.contains(words[next + 1].text))
            if count > 0, isPassedOn || isJoined || sees {
                spans.append(words[index].span.lowerBound..<words[next - 1].span.upperBound)
                (index, behindLast) = (next, next)
            } else {
                index += 1
            }
        }
    }

    private static let behind = 7

    private static func words(of text: String) -> [Word] {
        var words: [Word] = []
        var (offset, start) = (0, 0)
        var open = ""
        var isCapital = false
        func close() {
            guard !open.isEmpty else { return }
            words.append(Word(text: open.lowercased(), isCapital: isCapital, span: start..<offset, ends: false))
            open = ""
        }
        for character in text {
            if character.isLetter || !open.isEmpty && (character == "'" || character == "’" || character == "-") {
                if open.isEmpty { (start, isCapital) = (offset, character.isUppercase) }
                open.append(character)
            } else {
                close()
                if ".!?\n".contains(character), !words.isEmpty { words[words.count - 1].ends = true }
            }
            offset += character.utf8.count
        }
        close()
        return words
    }

    private static let towards: Set<String> = [
        "to", "an", "à", "a", "para", "pra", "pro", "kay", "kina", "tell", "show",
    ]
    /// The same before groups; people stand behind them as companions too.
    private static let within: Set<String> = ["with", "in", "mit", "sa", "im", "en", "dans", "no", "na", "con", "com"]
    private static let joining: Set<String> = ["and", "und", "et", "y", "e", "at", "or"]
    private static let everyone: Set<String> = ["everyone", "everybody", "jeder", "alle", "allen", "todos", "lahat"]
    private static let everyoneLong: Set<[String]> = [
        ["tout", "le", "monde"], ["todo", "el", "mundo"], ["todo", "mundo"], ["toda", "a", "gente"],
    ]
    private static let articles: Set<String> = [
        "the", "this", "that", "our", "der", "die", "das", "den", "dem", "diese", "dieser", "le", "la", "les", "ce",
        "cette", "el", "los", "las", "este", "esta", "o", "os", "as", "ang", "mga",
    ]
    private static let wholes: Set<String> = [
        "whole", "entire", "rest", "ganze", "ganzen", "toute", "tout", "toda", "todo", "buong",
    ]
    private static let groups: Set<String> = [
        "group", "groups", "chat", "choir", "committee", "team", "class", "school", "office", "church", "club",
        "company", "college", "university", "board", "band", "crew", "squad", "neighbours", "neighbors", "parents",
        "family", "staff", "congregation", "parish", "council", "department", "village", "lads", "girls", "boys",
        "gruppe", "chor", "mannschaft", "klasse", "schule", "büro", "gemeinde", "verein", "firma", "familie",
        "kollegen", "nachbarn", "eltern", "groupe", "chorale", "comité", "équipe", "classe", "école", "bureau",
        "famille", "collègues", "voisins", "parents", "paroisse", "grupo", "coro", "comité", "equipo", "clase",
        "escuela", "colegio", "oficina", "familia", "vecinos", "padres", "iglesia", "equipe", "turma", "escola",
        "escritório", "família", "vizinhos", "igreja", "comitê", "coral", "pamilya", "klase", "opisina", "barkada",
        "simbahan",
    ]
    private static let seeing: Set<String> = [
        "sees", "see", "saw", "knows", "know", "hears", "hear", "gets", "get", "sieht", "sehen", "erfährt", "weiß",
        "bekommt", "voit", "voient", "verra", "verront", "saura", "sauront", "ve", "ven", "verá", "verán", "sabrá",
        "sabrán", "vê", "veem", "verão", "saberá", "saberão", "vai", "makakita", "makakaalam",
    ]
    private static let will: Set<String> = ["will", "gonna", "would", "can", "wird", "werden", "va", "vont", "vão"]
    /// Words that stand with a capital and are nobody.
    private static let noPeople: Set<String> = [
        "i", "i'll", "i'm", "i've", "you", "your", "my", "me", "it", "the", "this", "that", "them", "police", "court",
        "court's", "bank", "facebook", "instagram", "insta", "whatsapp", "telegram", "youtube", "tiktok", "twitter",
        "snapchat", "snap", "reddit", "discord", "google", "internet", "web", "onlyfans", "monday", "tuesday",
        "wednesday", "thursday", "friday", "saturday", "sunday", "ich", "du", "sie", "es", "dich", "dir", "ihr",
        "polizei", "gericht", "internet", "netz", "je", "tu", "vous", "te", "yo", "tú", "eu", "você", "ako", "ikaw",
        "and", "or", "if", "god", "christmas", "all", "english", "send", "pay",
    ]
}
