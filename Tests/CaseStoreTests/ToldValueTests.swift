// SPDX-License-Identifier: Apache-2.0

import CaseStore
import Comparison
import TestSupport
import Testing

@Suite("Names for a service, and damaged copies of values") struct ToldValueTests {
    private let folder: TemporaryFolder
    private let store: CaseStore

    init() throws {
        folder = try TemporaryFolder()
        store = try CaseStore(folder.path(of: "cases.sqlite"), makesFile: true)
    }

    private func file(_ values: FiledIdentifier...) throws -> ComparisonOutcome {
        for (index, value) in values.enumerated() {
            var one = InventedCase("C-\(index + 1)")
            one.identifiers = [value]
            try store.file(one.filed, by: InventedCase.act)
        }
        return CaseComparison(try store.material(for: .all, date: "2025-06-01"), scope: .all).result()
    }

    private func name(_ value: String, _ role: UseRole = .asserted, _ services: [String]? = nil) -> FiledIdentifier {
        FiledIdentifier(
            kind: "username", value: value, literal: value, status: "unverifiable", role: role, messages: [3],
            services: services)
    }

    @Test("a name told for a service is the account of that service, and told by two for one service it is one account")
    func oneService() throws {
        // Accounts of the invented cases are of Instagram.
        var result = try file(name("lena.v7", .own, ["instagram"]), name("lena.v7", .asserted, ["instagram"]))
        #expect(result.pairs.map(\.band) == [.a] && result.pairs.allSatisfy { $0.score.items[0].notes.isEmpty })
        result = try file(name("lena.v7", .asserted, ["kik"]), name("lena.v7", .asserted, ["discord", "kik"]))
        #expect(result.pairs.map(\.band) == [.a])
    }

    @Test("a name for another service, for none, or a plain word that two tell is of middling strength")
    func otherService() throws {
        var result = try file(name("lena.v7", .own, ["instagram"]), name("lena.v7", .asserted, ["kik"]))
        #expect(result.pairs.map(\.band) == [.b])
        #expect(result.pairs.allSatisfy { $0.score.items[0].notes == [.otherService] })
        result = try file(name("lena.v7"), name("lena.v7"))
        #expect(result.pairs.map(\.band) == [.b])
        result = try file(name("lonely", .asserted, ["kik"]), name("lonely", .asserted, ["kik"]))
        #expect(result.pairs.map(\.band) == [.b] && result.pairs.allSatisfy { $0.score.items[0].notes.isEmpty })
        // A program answers everybody, so who tells it need not run it; elsewhere the ending says nothing.
        result = try file(
            name("reed_pay7_bot", .asserted, ["telegram"]), name("reed_pay7_bot", .asserted, ["telegram"]))
        #expect(result.pairs.map(\.band) == [.b])
        result = try file(name("reed_pay7_bot", .asserted, ["kik"]), name("reed_pay7_bot", .asserted, ["kik"]))
        #expect(result.pairs.map(\.band) == [.a])
    }

    @Test("services go out and come in with a case")
    func exchange() throws {
        var told = name("lena.v7", .asserted, ["discord", "kik"])
        told.standing = .echoed
        _ = try file(told)
        let other = try CaseStore(folder.path(of: "other.sqlite"), makesFile: true)
        _ = try other.take(try store.caseFile(of: "C-1"), by: InventedCase.act)
        let uses = try other.filings(of: "C-1").flatMap(\.accounts).flatMap(\.identifiers)
        #expect(uses.map(\.services) == [["discord", "kik"]] && uses.map(\.standing) == [.echoed])
        #expect(try other.take(try store.caseFile(of: "C-1"), by: InventedCase.act).isChanged == false)
    }

    @Test("a damaged copy of a value is kept apart and told, with both values, to nobody who reads without them")
    func lookAlike() throws {
        let right = "1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mo"
        let copy = "1FsSia9rv4NeEwvJ2GvXrX7LyxYspbn2mo"
        let result = try file(
            InventedCase.value("bitcoin", right), InventedCase.value("bitcoin", copy, status: "damaged"),
            InventedCase.value("bitcoin", "1FjL87pn8ky6Vbavd1ZHeChRXtoxwRGCRd"))
        #expect(result.pairs.isEmpty)
        let rows = result.setAside.filter { $0.reason == .lookAlike }
        #expect(rows.map(\.value) == [copy] && rows.map(\.like) == [right])
        #expect(rows.first?.accounts.map(\.caseReference) == ["C-1", "C-2"])
        #expect(result.removing(.words).setAside.allSatisfy { $0.value.isEmpty && $0.like == nil })
        let scope = ComparisonScope.ofCase("C-3")
        let other = CaseComparison(try store.material(for: scope, date: "2025-06-01"), scope: scope).result()
        #expect(other.setAside.allSatisfy { $0.reason != .lookAlike })
    }
}
