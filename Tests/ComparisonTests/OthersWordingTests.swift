// SPDX-License-Identifier: Apache-2.0

import Comparison
import Testing

@Suite("Words of those who are pressed") struct OthersWordingTests {
    private static let script = Template(
        PreparedText("so I have your page here: night nurse at Elswyth, rowing, lemon cake and bad maps. pay tonight"),
        PreparedText("I have your page here: night nurse at Elswyth, rowing, lemon cake and bad maps. pay by noon"))

    /// A line of a suspect begins with `S:`, one of somebody else with `V:`.
    @Test(
        "the words that somebody else wrote before",
        arguments: [
            (["V: about me: night nurse at Elswyth, rowing, lemon cake and bad maps"], 10),
            // In part.
            (["V: I am a night nurse at Elswyth"], 4),
            // In another order.
            (["V: bad maps! lemon cake! rowing! Elswyth nurse, night shifts, and maps"], 9),
            // The suspect was first, and whoever repeats it makes it nobody's.
            (
                ["S: I have your page here: night nurse at Elswyth, rowing", "V: yes, night nurse at Elswyth, rowing"],
                0
            ),
            // Small talk.
            (["V: I have your number here", "V: what do you want of me tonight"], 0), ([], 0),
        ] as [([String], Int)])
    func places(lines: [String], count: Int) {
        var wording = OthersWording(Self.script)
        for line in lines {
            let text = OthersWording.Line(PreparedText(String(line.dropFirst(3))))
            if line.hasPrefix("S:") { wording.addSuspect(text) } else { _ = wording.add(text) }
        }
        let words = Self.script.fixedWords
        #expect(wording.places.count == count, "\(wording.places.sorted().map { words[$0] })")
    }

    @Test("a plea of everybody's words is theirs by its length")
    func plea() {
        let plea =
            "please i beg you i have a small baby and i am alone and i cannot pay any more please delete everything and leave me in peace"
        var wording = OthersWording(
            Template(PreparedText("you write \(plea) but i do not care"), PreparedText("\(plea) lol pay")))
        #expect(
            wording.add(OthersWording.Line(PreparedText(plea)))
                && wording.places.count == PreparedText(plea).words.count)
    }

    @Test(
        "the words of lists and names",
        arguments: [
            (
                ["these people see it: Anna Marsh, Paul Marsh, Grandma Jo, Tim Cole"],
                "anna cole grandma jo marsh paul tim"
            ),
            (
                ["anna marsh, paul marsh; tim cole / kerry dale. they get it all from me"],
                "anna cole dale kerry marsh paul tim"
            ),
            (["first Anna Marsh and then the whole of the town"], "anna marsh"),
            (["anna marsh", "paul marsh", "tim cole", "kerry dale"], "anna cole dale kerry marsh paul tim"),
            // A script in short lines is no list.
            (["pay now", "or I send it", "last chance", "you know me"], ""),
            (["I HAVE YOUR VIDEO AND ALL THE NAMES"], ""),
            (["pay, or else I will send it to everyone that you know"], ""),
            (["Ich habe dein Video und die Liste deiner Freunde"], ""),
            // Whoever writes every word with a capital writes a sentence, and clauses without blanks are no names.
            (["I Have Your Video And You Will Pay Me Before Midnight"], ""),
            (["如果你不给钱，我就把照片发出去，所有朋友都会看到，你的家人也会看到"], ""),
            (["张伟，李娜，王芳，刘洋"], "伟 刘 娜 张 李 洋 王 芳"),
        ] as [([String], String)])
    func names(messages: [String], words: String) {
        #expect(ListedNames.words(in: messages).sorted().joined(separator: " ") == words)
    }
}
