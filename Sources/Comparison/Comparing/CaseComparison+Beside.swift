// SPDX-License-Identifier: Apache-2.0

/// What a comparison tells beside its pairs.
extension CaseComparison {
    /// What was concluded about accounts of the scope that share nothing which links them, or do so no longer.
    func verdictsAlone(beside pairs: [ComparisonOutcome.Pair]) -> [ComparisonOutcome.VerdictsAlone] {
        let linked = Set(pairs.map(\.reference))
        let open = Set(material.cases.map(\.reference))
        return material.verdicts.filter { accounts, _ in
            !linked.contains(accounts) && scope.includes(accounts.left, accounts.right)
                && open.contains(accounts.left.caseReference) && open.contains(accounts.right.caseReference)
        }.map { ComparisonOutcome.VerdictsAlone(accounts: $0.key, verdicts: $0.value) }.sorted {
            $0.accounts < $1.accounts
        }
    }

    var hubs: [ComparisonOutcome.Hub] {
        let values = material.values.filter { linkStop($0) == .hub }
            .map { ComparisonOutcome.Hub(kind: $0.kind, value: $0.value, cases: $0.cases) }
        let texts = material.popular.map { ComparisonOutcome.Hub(kind: "script", value: $0.prepared, cases: $0.cases) }
        // One picture is told once: by its file where that alone is in so many cases.
        let files = Set(values.filter { $0.kind == "fileHash" }.map(\.value))
        let pictures = material.popularPictures.filter { $0.files.isDisjoint(with: files) }.map {
            ComparisonOutcome.Hub(kind: PictureEvidence.kind, value: $0.hash.text, cases: $0.cases)
        }
        return (values + texts + pictures).sorted { left, right in
            if left.cases != right.cases { return left.cases > right.cases }
            return left.kind != right.kind ? left.kind < right.kind : left.value < right.value
        }
    }

    func setAside(_ aside: AsideList, _ pictures: PictureEvidence) -> [ComparisonOutcome.SetAside] {
        var found = pictures.setAside(where: isCompared)
        found += material.values.compactMap { value -> ComparisonOutcome.SetAside? in
            guard let reason = linkStop(value), reason != .hub else { return nil }
            return ComparisonOutcome.SetAside(
                kind: value.kind, value: value.value, cases: value.cases, reason: reason, accounts: value.users,
                owners: value.owners)
        }
        for value in material.mentioned {
            let stop = stops.reason(kind: value.kind, value: value.value)
            let accounts = value.uses.map { material.accounts[$0.account].reference }
            let isInScope = accounts.contains { one in
                accounts.contains { one.caseReference != $0.caseReference && scope.includes(one, $0) }
            }
            guard isInScope else { continue }
            found.append(
                ComparisonOutcome.SetAside(
                    kind: value.kind, value: value.value, cases: value.cases,
                    reason: value.isProtected ? .protected : stop.map { .stopList($0) } ?? .mentioned,
                    accounts: accounts, owners: value.owners))
        }
        for value in material.lookAlikes {
            let isInScope = value.accounts.contains { one in
                value.accounts.contains { one.caseReference != $0.caseReference && scope.includes(one, $0) }
            }
            guard isInScope else { continue }
            var row = ComparisonOutcome.SetAside(
                kind: value.kind, value: value.value, cases: Set(value.accounts.map(\.caseReference)).count,
                reason: .lookAlike, accounts: value.accounts)
            row.like = value.like
            found.append(row)
        }
        return (found + aside.all).sorted { left, right in
            left.kind != right.kind
                ? left.kind < right.kind
                : left.value != right.value
                    ? left.value < right.value
                    : left.reason.code != right.reason.code
                        ? left.reason.code < right.reason.code : (left.like ?? "") < (right.like ?? "")
        }
    }

    var notices: [ComparisonOutcome.Notice] {
        let references = material.cases.map(\.reference)
        var asked: Set<String> = Set([scope.caseReference].compactMap(\.self))
        if case .between(let pair) = scope { asked.insert(pair.right.caseReference) }
        let isPair = asked.count > 1
        // Of one case all of its copies are told, of two that they are copies of each other or of the like.
        var found = material.sameEvidence.filter { copy in
            !isPair || asked.contains(references[copy.left]) || asked.contains(references[copy.right])
        }.map { copy in
            ComparisonOutcome.Notice(
                kind: .sameEvidence,
                cases: [material.cases[copy.left].reference, material.cases[copy.right].reference],
                basis: copy.basis)
        }
        func add(_ kind: ComparisonOutcome.Notice.Kind, _ cases: [String], _ basis: String) {
            if !cases.isEmpty { found.append(ComparisonOutcome.Notice(kind: kind, cases: cases, basis: basis)) }
        }
        add(.notSuspect, material.notSuspects, "an account that was asked for is no suspect account")
        if case .between(let pair) = scope, pair.left.caseReference == pair.right.caseReference {
            add(.oneCase, [pair.left.caseReference], "two accounts of one case are not compared")
        }
        add(
            .noSuspect, material.cases.filter { $0.suspects == 0 }.map(\.reference),
            "no account was named or found to demand or press")
        add(.reviewDue, material.frozen, "left out until the review that was due")
        add(
            .outdated, material.cases.filter(\.isOutdated).map(\.reference),
            "filed by another version: scripts are not comparable until analysed again")
        add(
            .noPictures, material.cases.filter(\.lacksPictures).map(\.reference),
            "filed by a version that read no pictures: compared by SHA-256 alone until analysed again")
        let unread = material.cases.filter { $0.unreadPictures > 0 }
        let count = unread.reduce(0) { $0 + $1.unreadPictures }
        add(
            .unreadPictures, unread.map(\.reference),
            "\(count) \(count == 1 ? "picture" : "pictures") without a PDQ value: damaged, too large or small, or not decoded"
        )
        let inPart = Set(
            material.reuses.filter(\.isReadInPart).flatMap { reuse in
                [reuse.left, reuse.right].map { material.accounts[material.units[$0].account].caseIndex }
            })
        add(
            .readInPart, inPart.sorted().map { material.cases[$0].reference },
            "more texts with words of a script than are read for who wrote it first: the first of them alone")
        return found
    }
}
