// SPDX-License-Identifier: Apache-2.0

import CaseStore
import Comparison
import Foundation
import TestSupport
import Testing

@Suite("Words of and about one who is pressed in two cases") struct ProtectedWordingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let page =
        "mum of two, night nurse at St Elswyth, lemon cake, rowing, bad at maps, living in Hadderby with a dog called Biscuit since the flood year"
    private static let friends =
        "Anna Marsh, Paul Marsh, Grandma Jo, Tim Cole, Hadderby Rowing, Kerry Dale, Uncle Fred Dale, St Elswyth Nurses, Priya Nair, Coach Bell, Suzie Marsh"
    private static let second =
        "my cousin at the harbour office counts the crates of lemons on thursday while his wife carries the blue ledger home over the hill above the mill"

    /// Something that differs between two cases: equal talks would be one talk.
    private static func word(_ reference: String) -> String { reference == "C-1" ? "alder" : "birch" }

    private func invented(_ reference: String, _ change: (inout InventedCase) -> Void) -> InventedCase {
        var one = InventedCase(reference)
        change(&one)
        return one
    }

    private func store(_ name: String, _ cases: [InventedCase]) throws -> CaseStore {
        let store = try CaseStore(folder.path(of: name), makesFile: true)
        for one in cases { try store.file(one.filed, by: InventedCase.act) }
        return store
    }

    private func outcome(_ store: CaseStore, _ scope: ComparisonScope = .all) throws -> ComparisonOutcome {
        CaseComparison(try store.material(for: scope, date: "2025-06-01"), scope: scope).result()
    }

    /// Two cases of one victim among forty; `reads` says which of the two holds her own words.
    private func cases(reads: String, lists: Bool = true, pastes: Bool = true) -> [InventedCase] {
        let pair = ["C-1", "C-2"].map { reference in
            let word = Self.word(reference)
            return invented(reference) {
                $0.owner = "Holly Marsh"
                $0.victimTexts = [reference == reads ? "about me: " + Self.page : "who is this \(word)"]
                $0.texts = ["good evening \(word)"]
                if lists { $0.texts.append("these people see you tonight \(word): \(Self.friends)") }
                $0.texts += ["you heard me \(word)", "one \(word)", "two \(word)", "three \(word)"]
                if pastes { $0.texts.append("\(word) your page says \(Self.page)") }
            }
        }
        return pair + (3...40).map { InventedCase("C-\($0)") }
    }

    @Test(
        "raise no link, whichever case holds them, in every order and in an imported case", arguments: ["C-1", "C-2"])
    func noLink(reads: String) throws {
        let cases = cases(reads: reads)
        let first = try store("first \(reads)", cases)
        let found = try outcome(first)
        #expect(found.pairs.isEmpty && found.groups.isEmpty)
        #expect(Set(found.setAside.map(\.reason)) == [.protectedWording])
        let owners = Set(found.setAside.flatMap(\.owners))
        #expect(owners.contains(AccountReference(reads, "A1")))
        #expect(try outcome(store("second \(reads)", cases.reversed())) == found)
        for one in ["C-1", "C-2"] { #expect(try outcome(first, .ofCase(one)).setAside == found.setAside) }
        let other = try store("third \(reads)", Array(cases.dropFirst()))
        let file = try first.caseFile(of: "C-1")
        _ = try other.take(file, by: InventedCase.act)
        #expect(try outcome(other) == found)
    }

    @Test("a list of friends alone, or the words of a page that nobody's case holds, make no group")
    func alone() throws {
        let lists = try outcome(store("lists", cases(reads: "", lists: true, pastes: false)))
        #expect(lists.pairs.isEmpty && lists.setAside.map(\.reason) == [.protectedWording])
        let page = try outcome(store("page", cases(reads: "", lists: false, pastes: true)))
        #expect(page.pairs.map(\.band) == [.b] && page.groups.isEmpty)
        #expect(page.pairs.allSatisfy { $0.otherExplanations.contains { $0.contains("pressed in both cases") } })
    }

    @Test(
        "a list of friends and a sentence about them make no group where whoever is pressed bears another name, or two are of one circle"
    )
    func circle() throws {
        let teachers =
            "Mr Alder Finch, Ms Corin Vale, Dr Petra Holm, Mrs Ida Brook, Coach Ned Farrow, Miss Una Thorn, Mr Sten Kolby, Ms Bea Lund, Dr Hal Moss, Mrs Joy Pike"
        for (name, said) in [("list and page", Self.page), ("two lists", teachers), ("list and script", Self.second)] {
            let pair = ["C-1", "C-2"].map { reference in
                let word = Self.word(reference)
                return invented(reference) {
                    $0.owner = reference == "C-1" ? "Holly Marsh" : "hollz"
                    $0.texts = ["these people see you tonight \(word): \(Self.friends)"]
                    $0.texts += (1...6).map { "line \($0) \(word)" }
                    $0.texts.append("\(word) listen \(said)")
                }
            }
            let found = try outcome(store(name, pair + (3...40).map { InventedCase("C-\($0)") }))
            #expect(found.groups.isEmpty && found.pairs.allSatisfy { $0.band != .a }, "\(name)")
            #expect(found.pairs.isEmpty == (name == "two lists"), "\(name)")
            #expect(found.pairs.allSatisfy { $0.otherExplanations.contains { $0.contains("pressed in both cases") } })
        }
    }

    @Test(
        "threats in scripts without blanks are not long by their letters, and link no strangers for sure",
        arguments: [
            ("お金を払わないと裸の写真を友達と家族全員に送ります", "警察に言ったらすぐに動画をネットに流すから覚悟しろ"),
            ("如果你不给我钱我就把你的裸照发给你所有的朋友和家人", "你要是报警我马上把视频发到网上让所有人都看见你"),
            ("ถ้าไม่จ่ายเงินฉันจะส่งรูปโป๊ของคุณให้เพื่อนและครอบครัวทุกคน", "ถ้าแจ้งตำรวจฉันจะปล่อยคลิปลงเน็ตทันทีให้ทุกคนเห็น"),
        ])
    func unspaced(first: String, second: String) throws {
        let pair = ["C-1", "C-2"].map { reference in
            invented(reference) {
                $0.texts = [first] + (1...6).map { "line \($0) \(Self.word(reference))" } + [second]
            }
        }
        let found = try outcome(store(first, pair + (3...40).map { InventedCase("C-\($0)") }))
        #expect(found.groups.isEmpty && found.pairs.allSatisfy { $0.band != .a })
        let items = found.pairs.flatMap(\.score.items).filter { $0.family == .script }
        #expect(items.allSatisfy { $0.standing < .hard && !$0.measures.contains { $0.name == "shared words" } })
        #expect(!found.pairs.isEmpty || found.setAside.contains { $0.kind == "template" })
    }

    @Test("what is left of a script beside her words still links")
    func rest() throws {
        let cases =
            ["C-1", "C-2"].map { reference in
                invented(reference) {
                    $0.owner = "Holly of \(reference)"
                    $0.victimTexts = [reference == "C-1" ? "I am a night nurse at Elswyth" : "who is this"]
                    $0.texts = ["good evening \(reference)", "listen, night nurse at Elswyth: \(Self.second)"]
                }
            } + (3...40).map { InventedCase("C-\($0)") }
        let pair = try #require(try outcome(store("rest", cases)).pairs.first)
        let item = try #require(pair.score.items.first { $0.family == .script })
        #expect(item.standing == .hard && item.notes.contains(.protectedWording) && !item.notes.contains(.oneAddressee))
        #expect(item.owners == [AccountReference("C-1", "A1")])
    }

    @Test("a script of two suspects that a victim repeats stays theirs; one victim shows no rarity")
    func repeated() throws {
        for (owner, bands) in [("Holly of", [LinkBand.a]), ("Holly Marsh", [.b])] {
            let cases =
                ["C-1", "C-2"].map { reference in
                    invented(reference) {
                        $0.owner = owner == "Holly of" ? "Holly of \(reference)" : owner
                        $0.texts =
                            [LinkTests.script] + (1...4).map { "line \($0) \(Self.word(reference))" } + [Self.second]
                        $0.victimTexts = ["\(Self.word(reference)), why do you write \(LinkTests.script)"]
                    }
                } + (3...100).map { InventedCase("C-\($0)") }
            #expect(try outcome(store("repeated \(owner)", cases)).pairs.map(\.band) == bands)
        }
    }

    @Test("one whom a threat was shown to in a third case makes it no common wording; two do")
    func shown() throws {
        let letter =
            "the grey heron of the old harbour wants nine coins from you or these pictures go to twelve sailors before the moon is round"
        for (third, fourth, isLinked) in [
            ("someone sent my sister this: ", nil, true), ("look: ", nil, false),
            ("someone sent my sister this: ", "I got a message: ", false),
        ] as [(String, String?, Bool)] {
            var cases = ["C-1", "C-2"].map { reference in invented(reference) { $0.texts = [letter] } }
            for (reference, opening) in [("C-3", third), ("C-4", fourth)] {
                guard let opening else { continue }
                cases.append(
                    invented(reference) { ($0.texts, $0.victimTexts) = (["hello"], [opening + letter]) })
            }
            #expect(try outcome(store("shown \(third)\(fourth ?? "")", cases)).pairs.isEmpty != isLinked)
        }
    }

    @Test(
        "a script that the complainant shows before the suspect repeats it stays a script; what they tell of themselves is theirs",
        arguments: [
            ("someone sent me this, is it you: ", true), ("is this you? \"", true), ("is this you? ", false),
            ("the police showed me this text: ", true), ("my brother got this too: \"", true),
            ("I got a job and a boat: ", false), ("I wrote you that ", false), ("about me: ", false), ("", false),
        ])
    func introduced(opening: String, isLinked: Bool) throws {
        let pair = ["C-1", "C-2"].map { reference in
            invented(reference) {
                let word = Self.word(reference)
                $0.victimTexts = [reference == "C-1" ? opening + Self.second : "who is this \(word)"]
                $0.texts = ["good evening \(word)", "\(word) listen \(Self.second)"]
            }
        }
        let found = try outcome(store("introduced \(isLinked)", pair + (3...40).map { InventedCase("C-\($0)") }))
        #expect(found.pairs.isEmpty != isLinked)
        if !isLinked { #expect(found.setAside.map(\.reason) == [.protectedWording]) }
    }

    @Test("words of a script without blanks are found in the middle of what somebody wrote")
    func lettersWithin() throws {
        let page = "港町の図書館で働きながら古い地図と灯台の写真を集めて犬と暮らしています"
        for (text, isTheirs) in [("こんにちは、わたしは" + page + "よろしく", true), ("こんにちは、わたしは町の人です", false)] {
            let pair = ["C-1", "C-2"].map { reference in
                invented(reference) {
                    let word = Self.word(reference)
                    $0.victimTexts = [reference == "C-2" ? text : "who is this \(word)"]
                    $0.texts = ["good evening \(word)", "\(word) お前は" + page]
                }
            }
            let found = try outcome(store("letters \(isTheirs)", pair + (3...40).map { InventedCase("C-\($0)") }))
            #expect(found.pairs.isEmpty == isTheirs)
            #expect(found.setAside.map(\.reason) == (isTheirs ? [.protectedWording] : []))
        }
    }
}
