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

    /// Each kind of order once, with its first message: a picture, silence, a meeting.
    private var told: Prose? {
        var parts: [Prose] = []
        if found.wants.contains(.picture) {
            parts.append("a picture" + (found.orders.first.map { " \(cite: $0)" } ?? Prose()))
        }
        if found.wants.contains(.act) || found.wants.contains(.picture) { parts += ordered.map(phrase) }
        if parts.isEmpty { return found.wants.contains(.act) ? "an act or silence" : nil }
        return .joined(parts, by: "; ")
    }

    /// The messages that the words of the orders cite.
    var cited: Set<Int32> {
        var numbers = Set(ordered.map(\.n))
        if found.wants.contains(.picture), let first = found.orders.first { numbers.insert(first) }
        return numbers
    }

    /// The first order of each kind; of a picture, the words of it stand above.
    private var ordered: [Citation] {
        var kinds: Set<String> = []
        return found.ordering.filter { order in
            if found.wants.contains(.picture), Self.isOfPicture(order) { return false }
            return kinds.insert(Self.kind(of: order)).inserted
        }.prefix(Self.mostKinds).map(\.self)
    }

    private static let mostKinds = 3

    private func phrase(_ order: Citation) -> Prose {
        let kind = Self.kind(of: order)
        guard let words = words(of: order) else { return "\(words: kind) \(cite: order.n)" }
        return "\(words: kind), “\(evidence: words)” \(cite: order.n)"
    }

    private static func isOfPicture(_ order: Citation) -> Bool {
        let parts = order.rule.split(separator: ".")
        return parts.contains("img") || parts.contains("more-images") || parts.contains("send")
            || parts.contains("obey")
    }

    /// What an order is for, as far as its rule tells: no reader knows from "send it tonight" of what it is one.
    private static func kind(of order: Citation) -> String {
        let parts = order.rule.split(separator: ".")
        if !silence.isDisjoint(with: parts) { return "silence" }
        if parts.contains("stay") { return "to stay in contact" }
        if parts.contains("meet") { return "a meeting" }
        if parts.contains("credentials") { return "access data" }
        if parts.contains("send") { return "something to be sent" }
        return "an act"
    }

    /// What rules of the packs call an order to be silent.
    private static let silence: Set<Substring> = ["silence", "silencio", "schweigen"]

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
