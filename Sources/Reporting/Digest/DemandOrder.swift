// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What a demand asks for that is no money, in words that its messages hold.
struct DemandOrder {
    let digest: CaseDigest
    let found: ExtortionDemand

    /// Where nothing but this is demanded, or no sum is named.
    var alone: Prose {
        guard let told else { return Prose(.text(sum)) }
        return found.wants.contains(.money) ? "\(told), and money, \(words: sum)" : "\(told), \(words: sum)"
    }

    /// Behind a sum; empty where that is everything, or no message says what else.
    var besideSum: Prose { found.amount == nil || !isCited ? Prose() : told.map { "; besides, \($0)" } ?? Prose() }

    /// Whether the words name the message of an order.
    var isCited: Bool {
        found.wants.contains(.picture)
            ? !found.orders.isEmpty : found.wants.contains(.act) && found.firstOrder != nil
    }

    private var sum: String {
        let isRemoved = digest.hasSumsRemoved && !(found.slots[.amount] ?? []).isEmpty
        return isRemoved ? "sum removed (R4)" : "no sum named"
    }

    private var told: Prose? {
        if found.wants.contains(.picture) {
            return "a picture" + (found.orders.first.map { " \(cite: $0)" } ?? Prose())
        }
        guard found.wants.contains(.act) else { return nil }
        guard let order = found.firstOrder else { return "an act or silence" }
        let kind = Self.kind(of: order)
        guard let words = words(of: order) else { return "\(words: kind) \(cite: order.n)" }
        return "\(words: kind), “\(evidence: words)” \(cite: order.n)"
    }

    /// What an order is for, as far as its rule tells: no reader knows from "send it tonight" of what it is one.
    private static func kind(of order: Citation) -> String {
        let parts = order.rule.split(separator: ".")
        if parts.contains("silence") { return "silence" }
        if parts.contains("meet") { return "a meeting" }
        if parts.contains("credentials") { return "access data" }
        if parts.contains("send") { return "something to be sent" }
        return "an act or silence"
    }

    /// The order as it was written, up to where its threat begins; nil where it is withheld or was changed.
    private func words(of order: Citation) -> String? {
        guard !digest.isWithheld(order.n), let range = order.range,
            case .message(let message) = digest.timeline.event(order.n).content, let text = message.text
        else { return nil }
        let threats = ([.threat, .condition] as [ExtortionDemand.Slot]).flatMap { found.slots[$0] ?? [] }
        let behind = threats.filter { $0.n == order.n }.compactMap { $0.range?.lowerBound }
            .filter { $0 > range.lowerBound }
        let bytes = Array(text.utf8)
        let start = Int(range.lowerBound)
        let end = min(Int(behind.min() ?? range.upperBound), Int(range.upperBound))
        guard start >= 0, start < end, end <= bytes.count else { return nil }
        let words = String(decoding: bytes[start..<end], as: UTF8.self)
        return Name.short(words.trimmed)
    }
}

extension String {
    /// Without blanks at either end.
    fileprivate var trimmed: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
