// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import RuleEngine

@Suite("Embedded packs")
struct EmbeddedPackTests {
    @Test("Every hit test hits and every miss test misses")
    func ruleTests() throws {
        let failures = try RuleSet.failingTests(of: RulePackSource.embedded)
        #expect(failures.map(\.description) == [])
    }

    @Test("Every rule has two hit and two miss tests, a source and a basis")
    func ruleDocumentation() throws {
        for source in RulePackSource.embedded where !source.isWording {
            let document = try PackReader.read(source)
            let poor = document.rules.filter {
                $0.hits.count < 2 || $0.misses.count < 2 || $0.source.isEmpty || $0.basis.isEmpty || $0.weight == 0
            }
            #expect(poor.map(\.id) == [])
        }
    }

    @Test(
        "Every code that detectors read has a rule",
        arguments: [
            "G.acc", "G.back", "G.age", "G.ageG", "G.loc", "G.risk", "G.sec", "G.exc", "G.aff", "G.compl", "G.comp",
            "G.gift", "G.money", "G.sexT", "G.sexR", "G.img", "G.imgO", "G.imgP", "G.move", "G.meet", "G.neg", "G.pos",
            "X.lev", "X.proof", "X.thr", "X.thrV", "X.thrR", "X.thrG", "X.aud", "X.cond", "X.dem", "X.demO", "X.met",
            "X.dl", "X.pres", "X.neg", "X.low", "X.paid", "X.rep", "X.prom", "X.mule", "X.exec", "X.hack", "X.cont",
            "X.plead", "W.harm", "W.urge", "W.dis", "W.minor", "C.report", "C.quote", "C.laugh", "C.game", "C.biz",
            "C.fict", "C.adv", "X.thrI", "X.demI", "X.dlI", "X.re", "G.imgI", "C.debt", "X.cry", "X.execI",
        ])
    func codes(_ code: String) throws {
        let set = try ShippedRules.set()
        let hasRule = set.entries.contains { $0.code.rawValue == code }
        #expect(hasRule)
    }

    @Test("Sexual topics and requests are severe, threats are not")
    func severity() throws {
        for entry in try ShippedRules.set().entries {
            let isSexual = entry.code.rawValue == "G.sexT" || entry.code.rawValue == "G.sexR"
            #expect(entry.isSevere == isSexual, "\(entry.id)")
        }
    }

    @Test("A pack is named by the digest of its bytes")
    func digest() throws {
        let pack = try #require(try ShippedRules.set().packs.first)
        #expect(pack.id == "core-en")
        #expect(pack.languages == ["en"])
        #expect(pack.sha256.count == 64)
    }
}
