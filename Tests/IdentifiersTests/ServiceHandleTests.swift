// SPDX-License-Identifier: Apache-2.0

import Identifiers
import Testing

@Suite("Services of bare handles") struct ServiceHandleTests {
    @Test(
        "A handle belongs to the one service that was named last before it",
        arguments: [
            (["@fenlark", "have you got revolut?"], IdentifierMatch.Kind.revolut),
            (["@fenlark deadline thursday", "ok", "Venmo me?", "revolut or venmo"], .venmo),
        ])
    func named(texts: [String], kind: IdentifierMatch.Kind) {
        #expect(ServiceHandle.service(of: "@fenlark", in: texts) == kind)
    }

    @Test(
        "It belongs to none where two are named, another place, or nothing",
        arguments: [["@fenlark", "venmo or revolut"], ["@fenlark on insta", "venmo me"], ["@fenlark", "ok"], []])
    func open(texts: [String]) {
        #expect(ServiceHandle.service(of: "@fenlark", in: texts) == nil)
    }

    @Test func `a name without the sign is none`() {
        #expect(ServiceHandle.service(of: "fenlark", in: ["fenlark", "venmo?"]) == nil)
    }
}
