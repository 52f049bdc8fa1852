// SPDX-License-Identifier: Apache-2.0

import RuleEngine
import Testing

@testable import Detectors

@Suite("Names of the other's people") struct ContactsKnowledgeTests {
    private let knowledge = ContactsKnowledge(ContactsKnowledge.Lists(RuleSet(entries: [])))

    @Test(
        "are no names of whoever writes, is met, is paid or is addressed",
        arguments: [
            "He is called Alex. Password is on the note.", "Mr Suresh Iyengar? This is Inspector Rathore",
            "Olá Rui, gostei do teu perfil", "Hi Rosemary", "boa noite, aqui é Beatriz Lima",
            "pay it in name of Ruth Okafor",
            "ask for Brenda at the counter", "Ich bin Kommissar Brandt",
        ])
    func none(text: String) {
        #expect(knowledge.names(in: text) == 0)
    }

    @Test(
        "count wherever else they stand",
        arguments: [
            ("first it goes to Anna and Peter", 2), ("your wife is called Anna", 1), ("does Denise know about it?", 1),
            ("Hi Tom. I found Anna Vale", 2),
        ])
    func some(text: String, count: Int) {
        #expect(knowledge.names(in: text) == count)
    }

    @Test func `a name that the other told first is no knowledge`() {
        #expect(knowledge.names(in: "your uncle Ramon and Luis", isKnown: { $0 == "ramon" }) == 1)
    }
}
