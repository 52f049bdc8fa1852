// SPDX-License-Identifier: Apache-2.0

import CaseStore
import Comparison
import TestSupport
import Testing

@Suite("Links across cases") struct LinkTests {
    static let script =
        "I recorded everything and I have the list of all your followers so pay £200 before 8pm tonight or every one of them gets to see it"
    static let edited =
        "i recorded everything bro and I have the list of all your followers so pay $450 before midnight tonight or every one of them gets to see it 😈"

    private func store(_ cases: [InventedCase]) throws -> (CaseStore, TemporaryFolder) {
        let folder = try TemporaryFolder()
        let store = try CaseStore(folder.path(of: "cases.sqlite"), makesFile: true)
        for one in cases { try store.file(one.filed, by: InventedCase.act) }
        return (store, folder)
    }

    private func outcome(_ store: CaseStore, _ scope: ComparisonScope = .all) throws -> ComparisonOutcome {
        CaseComparison(try store.material(for: scope, date: "2025-06-01"), scope: scope).result()
    }

    private func invented(_ reference: String, _ change: (inout InventedCase) -> Void) -> InventedCase {
        var one = InventedCase(reference)
        change(&one)
        return one
    }

    @Test("a rare wallet, a script with edits, and the same account under another name are links; nothing else is")
    func planted() throws {
        let wallet = InventedCase.value("bitcoin", "bc1qexampleexampleexample")
        let cases = [
            invented("C-1") { $0.identifiers = [wallet] },
            invented("C-2") { $0.identifiers = [wallet] },
            invented("C-3") { $0.texts = [Self.script] },
            invented("C-4") { $0.texts = ["ok", Self.edited] },
            invented("C-5") {
                $0.identifiers = [InventedCase.value("accountId", "instagram:1780001", .own, messages: [])]
            },
            invented("C-6") {
                $0.identifiers = [InventedCase.value("accountId", "instagram:1780001", .own, messages: [])]
                $0.name = "Another Name"
            },
            invented("C-7") { $0.texts = ["good morning how did you sleep", "what are you doing today"] },
            invented("C-8") { $0.texts = ["good morning how did you sleep", "what are you doing today"] },
        ]
        let (store, folder) = try store(cases)
        let links = ["C-1/A2-C-2/A2 A bitcoin", "C-3/A2-C-4/A2 B template", "C-5/A2-C-6/A2 A accountId"]
        #expect(try store.links().sorted() == links)
        // In another order of filing, and case by case, the same.
        let (other, second) = try self.store(cases.reversed())
        #expect(try other.links() == store.links())
        for reference in cases.map(\.reference) {
            #expect(try store.links(.ofCase(reference)).sorted() == links.filter { $0.contains(reference + "/") })
        }
        withExtendedLifetime((folder, second)) {}
    }

    @Test("a mentioned value, a victim's own, and a protected value that suspects repeat never link")
    func protected() throws {
        let phone = "+447700900123"
        let (store, folder) = try store([
            invented("C-1") {
                $0.identifiers = [
                    InventedCase.value("phone", phone), InventedCase.value("email", "x@example.com", .mentioned),
                ]
            },
            invented("C-2") {
                $0.identifiers = [
                    InventedCase.value("phone", phone), InventedCase.value("email", "x@example.com", .mentioned),
                ]
            },
            invented("C-3") { $0.victimIdentifiers = [InventedCase.value("phone", phone, .own)] },
        ])
        #expect(try store.links().isEmpty)
        let material = try store.material(for: .all, date: "2025-06-01")
        let outcome = CaseComparison(material, scope: .all).result()
        #expect(outcome.setAside.map { "\($0.kind) \($0.reason.code)" } == ["email mentioned", "phone protected"])
        withExtendedLifetime(folder) {}
    }

    @Test("a value of more than twenty cases is a hub and joins nobody")
    func hub() throws {
        let wallet = InventedCase.value("bitcoin", "bc1qexchange")
        let (store, folder) = try store(
            (1...25).map { index in invented("C-\(index)") { $0.identifiers = [wallet] } }
                + (26...65).map { InventedCase("C-\($0)") })
        #expect(try store.links().isEmpty)
        let outcome = CaseComparison(try store.material(for: .all, date: "2025-06-01"), scope: .all).result()
        #expect(outcome.hubs == [ComparisonOutcome.Hub(kind: "bitcoin", value: "bc1qexchange", cases: 25)])
        withExtendedLifetime(folder) {}
    }

    @Test("one account of a service is no hub, however many cases have it, and weighs as much as in two")
    func oneAccount() throws {
        let number = InventedCase.value("accountId", "telegram:900777", .own, messages: [])
        let (store, folder) = try store(
            (1...25).map { index in invented("C-\(index)") { $0.identifiers = [number] } }
                + (26...65).map { InventedCase("C-\($0)") })
        let all = try outcome(store)
        #expect(all.hubs.isEmpty && all.pairs.count == 24 && all.groups.map(\.accounts.count) == [25])
        #expect(all.pairs.allSatisfy { $0.band == .a && $0.left.reference.caseReference == "C-1" })
        let weight = Rarity(cases: 65).weight(frequency: 2, shareIfLinked: 0.5)
        #expect(all.pairs.first?.score.items.first { $0.kind == "accountId" }?.weight == weight)
        // Asked for one case, each of its pairs is told.
        #expect(try outcome(store, .ofCase("C-9")).pairs.count == 24)
        withExtendedLifetime(folder) {}
    }

    @Test("a mailbox that is an account of a payment service too weighs once")
    func onceAValue() throws {
        let box = ["email", "paypal"].map { InventedCase.value($0, "heron@example.com") }
        let (store, folder) = try store(
            (1...8).map { index in invented("C-\(index)") { $0.identifiers = index < 3 ? box : [] } })
        let pair = try #require(try outcome(store).pairs.first)
        #expect(pair.score.total <= Rarity(cases: 8).ceiling && pair.score.counted.filter { $0 > 0 }.count == 1)
        withExtendedLifetime(folder) {}
    }

    @Test("the same archive and the same conversation are notices, not links, and count once for rarity")
    func sameEvidence() throws {
        let wallet = InventedCase.value("bitcoin", "bc1qexample")
        let archive = FiledInput(path: "export.zip", bytes: 9, sha256: "equal", isEvidence: true)
        let texts = [
            "where do you live these days", "nice to meet you my friend", Self.script, "i am waiting for the money",
        ]
        let answers = [
            "i live near the river in town", "who are you and what is this", "please leave me alone with that",
            "i have no money at all for you",
        ]
        let cases = [
            invented("C-1") {
                $0.inputs = [archive]; $0.identifiers = [wallet]; $0.texts = texts
            },
            invented("C-2") {
                $0.inputs = [archive]; $0.identifiers = [wallet]; $0.texts = texts
            },
            invented("C-3") {
                $0.texts = texts; $0.victimTexts = answers; $0.identifiers = [InventedCase.value("iban", "GB00")]
            },
            // A later export of the same conversation, read with a clock three hours off.
            invented("C-4") {
                $0.texts = texts + ["hello are you still there"]; $0.victimTexts = answers; $0.time += 3 * 3_600_000_000
                $0.identifiers = [InventedCase.value("iban", "GB00")]
            },
            invented("C-5") {
                $0.texts = texts; $0.time += 420_000_000
            },
        ]
        let (store, folder) = try store(cases)
        let outcome = CaseComparison(try store.material(for: .all, date: "2025-06-01"), scope: .all).result()
        let notices = outcome.notices.filter { $0.kind == .sameEvidence }
        #expect(notices.map(\.cases) == [["C-1", "C-2"], ["C-3", "C-4"]])
        #expect(notices.map(\.basis) == ["archive SHA-256", "shared messages"])
        let pairs = Set(outcome.pairs.map { [$0.left.reference.caseReference, $0.right.reference.caseReference] })
        #expect(!pairs.contains(["C-1", "C-2"]) && !pairs.contains(["C-3", "C-4"]))
        // The script itself still links the others, and stands in three evidences, not five.
        #expect(pairs.contains(["C-1", "C-3"]) && pairs.contains(["C-4", "C-5"]))
        #expect(outcome.pairs.flatMap(\.score.items).filter { $0.kind == "template" }.allSatisfy { $0.cases == 3 })
        // Removing a copy takes the notice away.
        _ = try store.remove("C-2", by: InventedCase.act)
        let later = CaseComparison(try store.material(for: .all, date: "2025-06-01"), scope: .all).result()
        #expect(later.notices.map(\.cases) == [["C-3", "C-4"]])
        withExtendedLifetime(folder) {}
    }

    @Test("words that others write too are common: they raise nothing, whatever their length, and are listed")
    func common() throws {
        let letter =
            "the grey heron of the old harbour pays nine coins to whoever hands these lines on to twelve sailors before the moon is round"
        var cases = ["C-1", "C-2"].map { reference in invented(reference) { $0.texts = [letter] } }
        let (first, folder) = try store(cases)
        #expect(try first.links() == ["C-1/A2-C-2/A2 B template"])
        cases.append(
            invented("C-3") {
                $0.texts = ["hello"]; $0.victimTexts = ["look: " + letter]
            })
        let (second, other) = try store(cases)
        #expect(try second.links().isEmpty)
        #expect(try second.links(.ofCase("C-2")).isEmpty)
        #expect(try outcome(second).setAside.map(\.reason) == [.commonWording])
        withExtendedLifetime((folder, other)) {}
    }

    @Test("words are known as common in another spelling, in half of their length, and not by a few of them")
    func commonSpelling() throws {
        let letter =
            "the heron's nest by the old harbour pays nine coins to everyone who doesn't forget these lines before the moon is round and hands them on to twelve sailors"
        for (text, isCommon) in [
            (
                "The HERON\u{2019}S nest, by the old harbour: pays nine coins to every1 who doesn't forget these lines, and you!",
                true
            ),
            ("who doesn't forget these lines before the moon is round and hands them on to twelve sailors", true),
            ("the old harbour has a heron, and sailors pay coins for its nest before the moon is up", false),
        ] {
            var cases = ["C-1", "C-2"].map { reference in invented(reference) { $0.texts = [letter] } }
            cases.append(
                invented("C-3") {
                    $0.texts = ["hello"]; $0.victimTexts = [text]
                })
            let (store, folder) = try store(cases)
            #expect(try store.links().isEmpty == isCommon, "\(text)")
            withExtendedLifetime(folder) {}
        }
    }

    @Test("a script of somebody who presses in a third case too, though nobody named them, is no common wording")
    func unnamedSender() throws {
        let script = "the grey heron of the old harbour wants nine coins or these pictures go to twelve sailors tonight"
        for (finding, isCommon) in [("extortion", false), ("contacts-claim", false), ("secrecy-and-isolation", true)] {
            var cases = ["C-1", "C-2"].map { reference in invented(reference) { $0.texts = [script] }.filed }
            var third = invented("C-3") {
                $0.texts = ["hello there"]; $0.victimTexts = [script]
            }.filed
            third.accounts[0].role = .other
            third.findings = [FiledFinding(kind: finding, level: "moderate", account: 1, target: 2, messages: [2])]
            cases.append(third)
            let folder = try TemporaryFolder()
            let store = try CaseStore(folder.path(of: "cases.sqlite"), makesFile: true)
            for one in cases { try store.file(one, by: InventedCase.act) }
            #expect(try store.links().isEmpty == isCommon, "\(finding)")
            withExtendedLifetime(folder) {}
        }
    }

    @Test(
        "a long sentence is shown to be rare only in an index in which few of many cases have it, and makes no group alone",
        arguments: [(2, 6, false), (2, 40, true), (6, 40, false), (12, 14, false)])
    func rarity(having: Int, of cases: Int, isRare: Bool) throws {
        let sentence =
            "I am a widow with one son and I am looking for a serious relationship that will lead to marriage"
        let (store, folder) = try store(
            (1...cases).map { number in invented("C-\(number)") { $0.texts = number <= having ? [sentence] : ["hi"] } })
        let result = try outcome(store)
        #expect(result.pairs.count == having * (having - 1) / 2)
        #expect(result.pairs.allSatisfy { $0.band == .b })
        #expect(result.groups.isEmpty)
        let notes = Set(result.pairs.flatMap(\.score.items).filter { $0.family == .script }.map(\.note))
        #expect(notes == [isRare ? "long" : "long, not shown to be rare"])
        withExtendedLifetime(folder) {}
    }

    @Test("a passage inside a longer text is found")
    func passage() throws {
        let (store, folder) = try store([
            invented("C-1") {
                $0.texts = [
                    "you have until tonight to answer me or everybody at your school will hear about the thing that you sent me"
                ]
            },
            invented("C-2") {
                $0.texts = [
                    "well well my dear the weather is fine in our town and my brother has bought a boat with a red sail "
                        + "you have until tonight to answer me or everybody at your school will hear about the thing that you sent me "
                        + "and then we shall see whether your uncle from the harbour still wants to go fishing with us on sunday morning"
                ]
            },
        ])
        let links = try store.links()
        #expect(links.count == 1 && links[0].hasPrefix("C-1/A2-C-2/A2 B"))
        withExtendedLifetime(folder) {}
    }

    @Test("two units' stores, exported and merged, give the same as one store")
    func merge() throws {
        let wallet = InventedCase.value("bitcoin", "bc1qexampleexampleexample")
        let all = (1...12).map { index in
            invented("C-\(index)") { one in
                if index.isMultiple(of: 3) { one.identifiers = [wallet] }
                one.texts =
                    index.isMultiple(of: 2)
                    ? [Self.script, "number \(index)"] : ["only line \(index) of this case here"]
            }
        }
        let (whole, first) = try store(all)
        let (north, second) = try store(Array(all.prefix(5)))
        let (south, third) = try store(Array(all.suffix(7)))
        let merged = try CaseStore(first.path(of: "merged.sqlite"), makesFile: true)
        for part in [south, north] {
            for entry in try part.cases() {
                let bytes = try CaseFileForm.bytes(of: part.caseFile(of: entry.reference))
                _ = try merged.take(CaseFileForm.file(from: bytes), by: InventedCase.act)
            }
        }
        let one = CaseComparison(try whole.material(for: .all, date: "2025-06-01"), scope: .all).result()
        let other = CaseComparison(try merged.material(for: .all, date: "2025-06-01"), scope: .all).result()
        #expect(one == other)
        #expect(!one.pairs.isEmpty && !one.groups.isEmpty)
        withExtendedLifetime((first, second, third)) {}
    }

    @Test("a second set of inputs of a case is filed beside the first, under labels that tell them apart")
    func secondExhibit() throws {
        let (store, folder) = try store([InventedCase("C-1"), InventedCase("C-2")])
        var again = InventedCase("C-1").filed
        again.digest = "another digest"
        #expect(try store.file(again, by: InventedCase.act) == .added)
        #expect(try store.cases().first?.filings == 2)
        #expect(try store.labels(of: "C-1")["another digest"] == [1: "A1@anot", 2: "A2@anot"])
        #expect(try store.labels(of: "C-2").values.first == [1: "A1", 2: "A2"])
        withExtendedLifetime(folder) {}
    }
}
