// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// The accounts, identifiers, media hashes and findings of a case as a bundle of STIX 2.1.
///
/// No message text is part of it.
public struct STIXBundle: Sendable {
    private let export: CaseExport

    /// Prepares a case.
    public init(_ export: CaseExport) {
        self.export = export
    }

    /// Writes the bundle, one line an object, in pieces of about 64 KiB.
    ///
    /// - Throws: whatever `output` throws.
    public func write(to output: ([UInt8]) throws -> Void) throws {
        let make = STIXObjects(export)
        let collected = collect(make)
        var buffer = Array(
            "{\"id\":\"\(make.id("bundle", "bundle"))\",\"objects\":[\n".utf8)
        for (index, object) in collected.enumerated() {
            if index > 0 { buffer += ",\n".utf8 }
            object.write(to: &buffer)
            if buffer.count > 65_536 {
                try output(buffer)
                buffer.removeAll(keepingCapacity: true)
            }
        }
        buffer += "\n],\"type\":\"bundle\"}\n".utf8
        try output(buffer)
    }

    private func collect(_ make: STIXObjects) -> [JSONText] {
        let identifiers = STIXIdentifiers(make: make)
        var objects = Collection()
        if let marking = export.analysis.details.marking, let id = make.markings.first {
            objects.frame.append(
                .object([
                    "type": .string("marking-definition"), "spec_version": .string("2.1"), "id": .string(id),
                    "created": .string(make.date), "definition_type": .string("statement"),
                    "definition": .object(["statement": .string(marking)]),
                ]))
        }
        objects.frame.append(author(make))
        let accounts = export.timeline.accounts.enumerated().map { index, account in
            identifiers.account(Account.ID(Int32(index)), account)
        }
        for account in accounts { objects.add(account) }
        for (index, found) in export.analysis.identifiers.enumerated() {
            if let account = found.account, isLogin(found, of: account) { continue }
            guard found.status != "damaged", let thing = identifiers.identifier(found.kind, found.value) else {
                objects.add(remark(on: found, index, accounts.map(\.id), make))
                continue
            }
            objects.add(thing)
            if let seen = observation(of: found, thing.id, accounts.map(\.id), make) { objects.add(seen) }
        }
        for exhibit in export.analysis.exhibits where exhibit.status == .attachment || exhibit.status == .unreferenced {
            if !exhibit.sha256.isEmpty {
                objects.add(identifiers.file("SHA-256", exhibit.sha256, bytes: exhibit.bytes))
            }
        }
        for (index, statement) in FindingStatement.all(of: export).enumerated() {
            objects.add(note(statement, index, accounts.map(\.id), make))
        }
        guard !objects.ids.isEmpty else { return objects.frame }
        return objects.frame + objects.things + [report(objects.ids, make)]
    }

    /// Whether an identifier is the username under which its account stands already.
    private func isLogin(_ found: IdentifierFinding, of account: Account.ID) -> Bool {
        found.kind == "username" && found.role == .own
            && export.timeline[account].identifiers.contains { $0.kind == .username && $0.normalized == found.value }
    }

    /// Objects in order, each id once.
    private struct Collection {
        var frame: [JSONText] = []
        private(set) var things: [JSONText] = []
        private(set) var ids: [String] = []
        private var known: Set<String> = []

        mutating func add(_ thing: (id: String, object: JSONText)) {
            guard known.insert(thing.id).inserted else { return }
            ids.append(thing.id)
            things.append(thing.object)
        }
    }

    private func author(_ make: STIXObjects) -> JSONText {
        .object([
            "type": .string("identity"), "spec_version": .string("2.1"), "id": .string(make.author),
            "created": .string("2026-01-01T00:00:00.000Z"), "modified": .string("2026-01-01T00:00:00.000Z"),
            "name": .string(export.analysis.tool.name), "identity_class": .string("system"),
        ])
    }

    /// When an identifier was written and by which account; nil where no instant is known.
    private func observation(
        of found: IdentifierFinding, _ id: String, _ accounts: [String], _ make: STIXObjects
    ) -> (id: String, object: JSONText)? {
        let times = found.messages.compactMap { n -> Int64? in
            let entry = export.timeline.entry(n)
            guard entry.isInstant, let time = entry.time,
                (1...9999).contains(CivilTime(microseconds: time).year)
            else { return nil }
            return time
        }
        guard let first = times.min(), let last = times.max() else { return nil }
        let account = found.account.map { accounts[Int($0.rawValue)] }
        let name = "\(id)/\(found.account?.label ?? "")"
        func text(_ time: Int64) -> JSONText {
            .string(InstantText.rfc3339(time, precision: .millisecond, isInstant: true))
        }
        let object = make.domain(
            "observed-data", name,
            [
                "first_observed": text(first), "last_observed": text(last), "number_observed": .count(times.count),
                "object_refs": .array([id, account].compactMap { $0.map(JSONText.string) }),
                "labels": .array([.string("role-\(found.role.rawValue)")]),
            ])
        return (make.id("observed-data", name), object)
    }

    /// An identifier of a kind for which the standard has no type; of cards, as in the report, the last four characters.
    private func remark(
        on found: IdentifierFinding, _ index: Int, _ accounts: [String], _ make: STIXObjects
    ) -> (id: String, object: JSONText) {
        let isSecret = found.kind == "card" || found.kind == "giftCard"
        let letters = found.value.filter { !$0.isWhitespace && $0 != "-" }
        let value = isSecret ? "ending " + letters.suffix(letters.count > 4 ? 4 : 0) : found.value
        let cited = found.messages.map { String($0) }.joined(separator: " ")
        let account = found.account.map { accounts[Int($0.rawValue)] } ?? make.author
        return (
            make.id("note", "identifier/\(index)"),
            make.domain(
                "note", "identifier/\(index)",
                [
                    "abstract": .string("identifier of kind \(found.kind)"),
                    "content": .string(
                        "\(found.kind) \(value): \(found.status), \(found.role.rawValue)."
                            + (cited.isEmpty ? "" : " Messages: \(cited).")),
                    "object_refs": .array([.string(account)]),
                ])
        )
    }

    private func note(
        _ statement: FindingStatement, _ index: Int, _ accounts: [String], _ make: STIXObjects
    ) -> (id: String, object: JSONText) {
        let cited = statement.cited.map { String($0) }.joined(separator: " ")
        let refs = statement.accounts.map { accounts[Int($0.rawValue)] }
        return (
            make.id("note", String(index)),
            make.domain(
                "note", String(index),
                [
                    "abstract": .string(statement.title),
                    "content": .string(statement.text + (cited.isEmpty ? "" : " Messages: \(cited).")),
                    "object_refs": .array(Array(Set(refs)).sorted().map(JSONText.string)),
                ])
        )
    }

    private func report(_ ids: [String], _ make: STIXObjects) -> JSONText {
        let details = export.analysis.details
        return make.domain(
            "report", "report",
            [
                "name": .string(details.reference ?? "analysis of chat exports"),
                "description": .string(
                    "Made from inputs with the list hash \(export.analysis.inputsDigest). " + CaseExport.reservation),
                "published": .string(make.date), "report_types": .array([.string("observed-data")]),
                "object_refs": .array(ids.map(JSONText.string)),
            ])
    }
}
