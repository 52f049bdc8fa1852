// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Testing

@testable import CaseWorkflow

@Suite("The declared owner") struct DeclaredOwnerTests {
    private func account(_ name: String, _ number: String?, isOwner: Bool = false) -> Account {
        var identifiers = [Identifier(.displayName, name)]
        if let number { identifiers.append(Identifier(.platformID, number)) }
        return Account(platform: Platform(rawValue: "telegram"), identifiers: identifiers, isOwner: isOwner)
    }

    @Test("is refused where the export's own data name another account by its number")
    func contradicted() {
        let export = [account("Ana Li", "801", isOwner: true), account("Rob Pike", "803")]
        let wrong = DeclaredOwner("Rob Pike", accounts: [export])
        #expect(wrong.isRefused && !wrong.isMeant(export[1], in: 0))
        let right = DeclaredOwner("Ana Li", accounts: [export])
        #expect(!right.isRefused && right.isMeant(export[0], in: 0))
    }

    @Test("holds for the exports that do not say whose they are, beside one that says it is another's")
    func mixed() {
        let export = [account("Ana Li", "801", isOwner: true), account("Rob Pike", "803")]
        let plain = [account("Ana Li", nil), account("Rob Pike", nil)]
        let owner = DeclaredOwner("Rob Pike", accounts: [export, plain])
        #expect(!owner.isRefused)
        #expect(!owner.isMeant(export[1], in: 0) && owner.isMeant(plain[1], in: 1))
    }

    @Test("holds where names alone are known, and for an owner who is mentioned under two names")
    func unproved() {
        let names = [account("Me", nil, isOwner: true), account("Rob Pike", nil)]
        #expect(!DeclaredOwner("Rob Pike", accounts: [names]).isRefused)
        let renamed = [account("Ana Li", "801", isOwner: true), account("Ana Long", "801")]
        #expect(!DeclaredOwner("Ana Long", accounts: [renamed]).isRefused)
        #expect(!DeclaredOwner(nil, accounts: [names]).isRefused)
    }
}
