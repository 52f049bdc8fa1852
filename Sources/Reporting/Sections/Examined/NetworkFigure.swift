// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Which accounts exchanged messages with which, with the counts.
struct NetworkFigure {
    let digest: CaseDigest

    private static let nodeLimit = 10
    private static let groupLimit = 6

    private struct Pair: Hashable {
        var left: Account.ID
        var right: Account.ID
    }

    /// Draws where at least three accounts are joined; fewer are told in a sentence elsewhere.
    func write(into draft: inout Draft) {
        var direct: [Pair: Int] = [:]
        var group: [Pair: Int] = [:]
        for index in digest.timeline.conversations.indices {
            let id = Conversation.ID(Int32(index))
            let people = digest.tally.participants(of: id)
            let messages = digest.tally.count(of: id).messages
            guard messages > 0, people.count >= 2, people.count <= Self.groupLimit else { continue }
            for (offset, left) in people.enumerated() {
                for right in people[(offset + 1)...] {
                    let pair = Pair(left: left, right: right)
                    if people.count == 2 {
                        direct[pair, default: 0] += messages
                    } else {
                        group[pair, default: 0] += messages
                    }
                }
            }
        }
        let joined = Set(direct.keys).union(group.keys)
        var weight: [Account.ID: Int] = [:]
        for pair in joined {
            for account in [pair.left, pair.right] {
                weight[account, default: 0] += (direct[pair] ?? 0) + (group[pair] ?? 0)
            }
        }
        guard weight.count >= 3 else { return }
        let prominent = digest.prominentAccounts.filter { weight[$0] != nil }
        let rest = weight.keys.filter { !prominent.contains($0) }.sorted {
            (weight[$0] ?? 0) != (weight[$1] ?? 0) ? (weight[$0] ?? 0) > (weight[$1] ?? 0) : $0 < $1
        }
        let shown = Array((prominent + rest).prefix(Self.nodeLimit)).sorted()
        let places = Dictionary(uniqueKeysWithValues: shown.enumerated().map { ($1, $0) })
        var arcs: [NetworkArcs.Arc] = []
        for pair in joined.sorted(by: { ($0.left, $0.right) < ($1.left, $1.right) }) {
            guard let left = places[pair.left], let right = places[pair.right] else { continue }
            let count = direct[pair] ?? group[pair] ?? 0
            arcs.append(.init(left: left, right: right, count: count, isGroup: direct[pair] == nil))
        }
        guard arcs.count >= 2 else { return }
        let nodes = shown.map { id in
            NetworkArcs.Node(
                label: id.label,
                remark: digest.timeline[id].isOwner ? "owner" : Phrases.known(digest.timeline[id].platform) ?? "",
                isFilled: digest.timeline[id].isOwner || digest.analysis.subjects.contains(id))
        }
        let caption = "Accounts that exchanged messages"
        draft.figure(
            Figure(
                caption: caption,
                subline:
                    """
                    The number on an arc counts the messages of conversations between the two; dashed: in a group of at \
                    most \(Self.groupLimit). Filled: owner of the export, or assessed. \
                    \(words: weight.count > shown.count ? "The \(shown.count) with the most weight of \(Figures.grouped(weight.count))." : "")
                    """,
                drawing: NetworkArcs(nodes: nodes, arcs: arcs).drawing(
                    name: "network", title: caption,
                    description: arcs.prefix(24).map { arc in
                        "\(nodes[arc.left].label) and \(nodes[arc.right].label): \(Figures.grouped(arc.count))"
                    }.joined(separator: "; ") + ".")))
        // Where each pair has an arc with its number, a table would say the same again.
        guard !group.isEmpty || joined.count > arcs.count else { return }
        let ranked = joined.sorted { left, right in
            let (a, b) = ((direct[left] ?? 0) + (group[left] ?? 0), (direct[right] ?? 0) + (group[right] ?? 0))
            return a != b ? a > b : (left.left, left.right) < (right.left, right.right)
        }
        draft.table(
            "Messages between accounts",
            columns: [
                .init("Accounts", 34), .init("Between the two", 33, isNumeric: true),
                .init("In groups of both", isNumeric: true),
            ],
            rows: ranked.prefix(20).map { pair in
                .init([
                    Prose(.text("\(pair.left.label) and \(pair.right.label)")), "\(direct[pair] ?? 0)",
                    "\(group[pair] ?? 0)",
                ])
            })
        if ranked.count > 20 { draft.note("The first 20 of \(ranked.count) pairs.") }
    }
}
