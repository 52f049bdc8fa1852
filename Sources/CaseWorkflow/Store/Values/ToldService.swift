// SPDX-License-Identifier: Apache-2.0

import Analysis
import Foundation
import Identifiers

/// The service that a user name is told for: `add me on discord lena.v`, `lena.v on discord`, `t.me/lena_v`.
enum ToldService {
    /// The permanent name of the service that the words at a place in a text tell; nil where none or another's is told.
    static func name(at span: Range<Int>, in text: [UInt8]) -> String? {
        let end = min(span.upperBound, text.count)
        let literal = String(decoding: text[min(span.lowerBound, end)..<end], as: UTF8.self)
        let around = ValueSurroundings(span, in: text)
        let (front, back) = (around.clause.before, around.clause.behind)
        // Who is followed or joined need not be known to the writer: a name that many follow joins nobody.
        guard !front.contains(where: follows.contains) else { return nil }
        if let host = host(of: literal) { return host }
        if let place = front.lastIndex(where: { names[$0] != nil }),
            front[(place + 1)...].allSatisfy({
                ValueSurroundings.isBetween($0) || ValueWords.softeners.contains($0)
                    || ValueWords.contacts.contains($0) || ValueWords.writersObject.contains($0)
            })
        {
            return names[front[place]]
        }
        // `… (kik)`.
        guard let first = back.first else {
            return around.behind.count == 1 ? names[around.behind[0]] : nil
        }
        if let service = names[first] { return service }
        return back.count > 1 && prepositions.contains(first) ? names[back[1]] : nil
    }

    /// Whether a place in a text names somebody who is only to be followed: not a page that the writer calls theirs.
    static func isOnlyFollowed(at span: Range<Int>, in text: [UInt8]) -> Bool {
        let front = ValueSurroundings(span, in: text).clause.before
        guard let place = front.lastIndex(where: watched.contains) else { return false }
        return !front[place...].contains {
            ValueWords.firstPersons.contains($0) || ValueWords.writersObject.contains($0) || writersOwn.contains($0)
        }
    }

    /// The one service that a text names; nil for none and for several.
    static func only(in text: String) -> String? {
        let found = Set(
            text.prefix(longest).lowercased().split { !$0.isLetter }.compactMap { names[String($0)] })
        return found.count == 1 ? found.first : nil
    }

    private static let longest = 300

    private static func host(of literal: String) -> String? {
        let small = literal.lowercased()
        if small.hasPrefix("live:") { return "skype" }
        return hosts.first { host, _ in
            guard let place = small.range(of: host)?.lowerBound else { return false }
            return place == small.startIndex || "/.@".contains(small[small.index(before: place)])
        }?.service
    }

    private static let prepositions: Set<String> = ["on", "auf", "en", "sur", "no", "na", "sa", "bei"]
    private static let follows: Set<String> = [
        "follow", "join", "subscribe", "like", "watch", "folge", "folgt", "abonniere", "sigue", "únete", "suis",
        "rejoins", "segue", "entra", "sundan", "i-follow",
    ]

    private static let writersOwn: Set<String> = [
        "my", "our", "mein", "meine", "meinem", "meiner", "meinen", "mi", "mis", "mon", "ma", "mes", "meu", "minha",
        "aking", "ko",
    ]

    /// To read somebody's page, as many do who do not know them; whoever joins or adds is met there.
    private static let watched: Set<String> = [
        "follow", "subscribe", "like", "watch", "folge", "folgt", "abonniere", "sigue", "suis", "segue", "sundan",
        "i-follow",
    ]

    private static let hosts: [(host: String, service: String)] = [
        ("t.me/", "telegram"), ("telegram.me/", "telegram"), ("telegram.dog/", "telegram"), ("tg://", "telegram"),
        ("instagram.com/", "instagram"), ("instagram://", "instagram"), ("snapchat.com/add/", "snapchat"),
        ("snapchat://", "snapchat"), ("kik.me/", "kik"), ("kik://", "kik"), ("tiktok.com/", "tiktok"),
        ("twitter.com/", "x"), ("x.com/", "x"), ("twitter://", "x"), ("facebook.com/", "facebook"),
        ("fb.com/", "facebook"), ("m.me/", "facebook"), ("onlyfans.com/", "onlyfans"),
    ]

    private static let names = ServiceNames.names
}
