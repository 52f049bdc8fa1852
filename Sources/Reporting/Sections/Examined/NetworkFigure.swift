// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Which accounts exchanged messages with which, with the counts.
struct NetworkFigure {
    let digest: CaseDigest

    private static let nodeLimit = 10
    private static let rowLimit = 20

    private struct Pair: Hashable {
        var left: Account.ID
        var right: Account.ID
    }

    /// Draws where at least three accounts are joined; fewer are told in a sentence elsewhere.
    func write(into draft: inout Draft) {
        let exchanges = self.exchanges
        var weight: [Account.ID: Int] = [:]
        for (pair, count) in exchanges {
            weight[pair.left, default: 0] += count
            weight[pair.right, default: 0] += count
        }
        guard weight.count >= 3 else { return }
        let shown = heaviest(weight)
        let arcs = arcs(of: exchanges, between: shown)
        guard arcs.count >= 2 else { return }
        draft.figure(figure(of: shown, arcs, outOf: weight.count))
        // Where each pair has an arc with its number, a table would say the same again.
        guard exchanges.count > arcs.count else { return }
        writeTable(exchanges, into: &draft)
    }

    /// Messages of conversations of two alone: a group does not tell whom words address, and its pairs are none.
    private var exchanges: [Pair: Int] {
        var found: [Pair: Int] = [:]
        for index in digest.timeline.conversations.indices {
            let id = Conversation.ID(Int32(index))
            let people = digest.tally.participants(of: id)
            let messages = digest.tally.count(of: id).messages
            guard messages > 0, people.count == 2, let left = people.min(), let right = people.max() else { continue }
            found[Pair(left: left, right: right), default: 0] += messages
        }
        return found
    }

    /// Prominent accounts first, then those with most messages; so many as the figure has room for, by number.
    private func heaviest(_ weight: [Account.ID: Int]) -> [Account.ID] {
        let prominent = digest.prominentAccounts.filter { weight[$0] != nil }
        let rest = weight.keys.filter { !prominent.contains($0) }.sorted {
            (weight[$0] ?? 0) != (weight[$1] ?? 0) ? (weight[$0] ?? 0) > (weight[$1] ?? 0) : $0 < $1
        }
        return Array((prominent + rest).prefix(Self.nodeLimit)).sorted()
    }

    private func arcs(of exchanges: [Pair: Int], between shown: [Account.ID]) -> [NetworkArcs.Arc] {
        let places = Dictionary(uniqueKeysWithValues: shown.enumerated().map { ($1, $0) })
        return exchanges.sorted { ($0.key.left, $0.key.right) < ($1.key.left, $1.key.right) }.compactMap {
            pair, count in
            guard let left = places[pair.left], let right = places[pair.right] else { return nil }
            return .init(left: left, right: right, count: count)
        }
    }

    private func figure(of shown: [Account.ID], _ arcs: [NetworkArcs.Arc], outOf total: Int) -> Figure {
        let nodes = shown.map { id in
            NetworkArcs.Node(
                label: id.label,
                remark: digest.timeline[id].isOwner ? "owner" : Phrases.known(digest.timeline[id].platform) ?? "",
                isFilled: digest.timeline[id].isOwner || digest.analysis.subjects.contains(id))
        }
        let caption = "Accounts that exchanged messages"
        let cut = total > shown.count ? "The \(shown.count) with the most weight of \(Figures.grouped(total))." : ""
        return Figure(
            caption: caption,
            subline:
                """
                The number on an arc counts the messages of conversations between the two; groups stand in section \
                \(words: String(SectionName.conversations.number)). Filled: owner of the export, or assessed. \(words: cut)
                """,
            drawing: NetworkArcs(nodes: nodes, arcs: arcs).drawing(
                name: "network", title: caption,
                description: arcs.prefix(24).map { arc in
                    "\(nodes[arc.left].label) and \(nodes[arc.right].label): \(Figures.grouped(arc.count))"
                }.joined(separator: "; ") + "."))
    }

    private func writeTable(_ exchanges: [Pair: Int], into draft: inout Draft) {
        let ranked = exchanges.sorted { left, right in
            left.value != right.value
                ? left.value > right.value : (left.key.left, left.key.right) < (right.key.left, right.key.right)
        }
        draft.table(
            "Messages between two accounts",
            columns: [.init("Accounts", 60), .init("Messages", isNumeric: true)],
            rows: ranked.prefix(Self.rowLimit).map { pair, count in
                .init([Prose(.text("\(pair.left.label) and \(pair.right.label)")), "\(count)"])
            })
        if ranked.count > Self.rowLimit { draft.note("The first \(Self.rowLimit) of \(ranked.count) pairs.") }
    }
}
