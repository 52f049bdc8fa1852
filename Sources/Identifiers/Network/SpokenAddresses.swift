// SPDX-License-Identifier: Apache-2.0

/// E-mail addresses in a disguise: `name at host dot com`, `name[at]host[dot]com`, `name (at) host.com`.
///
/// `at` is small talk (`look at amazon dot com`), so it must stand in brackets, or a spelled dot must follow and the
/// name, the words around or the host must speak of mail.
enum SpokenAddresses {
    /// Labels of a host and parts of a name that are joined.
    private static let longest = 6

    static func find(in text: MessageText, into found: inout MatchCollector) {
        guard text.words.count >= 3 else { return }
        for index in 1..<text.words.count - 1 where text.term(index) == "at" && !found.isFull(.email) {
            read(at: index, in: text, into: &found)
        }
    }

    private static func read(at index: Int, in text: MessageText, into found: inout MatchCollector) {
        let isBracketed =
            "[({<".utf8.contains(text.byte(before: text.words[index].lowerBound))
            && "])}>".utf8.contains(text.byte(at: text.words[index].upperBound))
        guard let host = host(from: index + 1, in: text), isBracketed || host.isSpelled,
            HostName.isPlausible(host.name), let local = local(upTo: index - 1, in: text),
            isWhole(local.first, in: text), isBracketed || !isIntroduction(index, host.last, in: text)
        else { return }
        let range = text.words[local.first].lowerBound..<text.words[host.last].upperBound
        guard isBracketed || isMail(local.name, host.name, range, in: text) else { return }
        EmailAddresses.add("\(local.name)@\(host.name)", range, in: text, into: &found, isObfuscated: true)
    }

    /// "reach me at kay dot works at gmail dot com": the host is the name of the address that follows.
    private static func isIntroduction(_ index: Int, _ last: Int, in text: MessageText) -> Bool {
        text.term(index - 1).map(persons.contains) ?? false || text.term(last + 1) == "at"
    }

    private static let persons: TermSet = ["me", "us", "him", "her", "them"]

    private static let cues: TermSet = [
        "email", "e", "mail", "mails", "address", "paypal", "zelle", "interac", "contact", "write", "courriel",
        "correo",
    ]
    private static let hosts: Set<String> = [
        "gmail", "googlemail", "hotmail", "outlook", "yahoo", "icloud", "protonmail", "proton", "aol", "gmx", "live",
        "msn", "mail", "ymail", "tutanota", "zoho", "web", "yandex",
    ]

    private static func isMail(_ local: String, _ host: String, _ range: Range<Int>, in text: MessageText) -> Bool {
        local.utf8.contains { !MessageText.isLetter($0) } || text.hasWord(cues, near: range, reach: 6)
            || hosts.contains(String(host.prefix { $0 != "." }))
    }

    private static let dots: TermSet = ["dot", "punkt", "punto", "point", "ponto", "tuldok"]

    static let cueWords = dots.all

    private static func isDot(_ index: Int, _ text: MessageText) -> Bool {
        text.term(index).map(dots.contains) ?? false
    }

    private static func host(from first: Int, in text: MessageText) -> (name: String, last: Int, isSpelled: Bool)? {
        guard text.words[first].count <= 63 else { return nil }
        var name = text.lowercased(text.words[first])
        var last = first
        var isSpelled = false
        for _ in 0..<longest {
            guard last + 1 < text.words.count else { break }
            if isDot(last + 1, text), last + 2 < text.words.count, text.words[last + 2].count <= 63 {
                name += "." + text.lowercased(text.words[last + 2])
                last += 2
                isSpelled = true
            } else if let sign = joint(after: last, in: text), text.words[last + 1].count <= 63 {
                name += sign + text.lowercased(text.words[last + 1])
                last += 1
            } else {
                break
            }
        }
        // A word behind the address must not be read as one more label.
        return last > first ? (name, last, isSpelled) : nil
    }

    /// A dot, also a bracketed one, or a hyphen between two words.
    private static func joint(after index: Int, in text: MessageText) -> String? {
        guard text.gap(after: index).count <= 3 else { return nil }
        let gap = text.string(text.words[index].upperBound..<text.words[index + 1].lowerBound)
        return gap == "-" ? "-" : [".", "[.]", "(.)", "{.}"].contains(gap) ? "." : nil
    }

    /// Whether a name begins here: in "off lane nine at gmail dot com" it may have begun earlier, and a part of it is the
    /// address of somebody else.
    private static func isWhole(_ first: Int, in text: MessageText) -> Bool {
        guard first > 0, text.gap(after: first - 1).elementsEqual(" ".utf8) else { return true }
        return text.term(first - 1).map { leads.contains($0) || cues.contains($0) } ?? false
    }

    /// Words that stand before an address.
    private static let leads: TermSet = [
        "is", "s", "its", "to", "on", "my", "me", "mine", "our", "at", "via", "use", "under", "with", "or", "and",
        "from",
        "by", "then", "now", "here", "it", "send", "pay", "gmail", "id", "an", "unter", "ist", "von", "mir", "es", "al",
        "a", "el", "la", "mi", "est", "sur", "mon", "au", "ou", "para", "por", "meu", "em", "e", "o", "sa", "ko",
    ]

    private static let joints: [Term: String] = ["dot": ".", "underscore": "_", "dash": "-", "hyphen": "-"]

    private static func local(upTo last: Int, in text: MessageText) -> (name: String, first: Int)? {
        guard text.words[last].count <= 64 else { return nil }
        var first = last
        var name = text.lowercased(text.words[last])
        for _ in 0..<longest {
            if first >= 2, let joint = text.term(first - 1).flatMap({ joints[$0] }), text.words[first - 2].count <= 64 {
                name = text.lowercased(text.words[first - 2]) + joint + name
                first -= 2
            } else if first >= 1, text.words[first - 1].count <= 64,
                [".", "_", "-", "+"].contains(where: { text.gap(after: first - 1).elementsEqual($0.utf8) })
            {
                let joint = text.string(text.words[first - 1].upperBound..<text.words[first].lowerBound)
                name = text.lowercased(text.words[first - 1]) + joint + name
                first -= 1
            } else {
                break
            }
        }
        return name.utf8.count <= 64 && name.utf8.allSatisfy(EmailAddresses.isLocal) ? (name, first) : nil
    }
}
