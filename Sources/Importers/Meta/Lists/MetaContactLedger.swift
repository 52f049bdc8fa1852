// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importing

/// Collects the events of an export's lists, so that what stands in two lists is one event that cites both.
///
/// A request stands in the list of open ones and in that of recent ones; every entry stands in two exports of one
/// account. Entries of one file are never joined.
struct MetaContactLedger {
    private struct Key: Hashable {
        /// What happened, without whom it concerns.
        var act: String
        var name: String
        /// Seconds, in pairs; nil for undated entries.
        var stretch: Int64?
    }

    private var events: [Event] = []
    private var known: [Key: [Int]] = [:]

    /// Takes an event; false when it is told already, and then the earlier one cites this place too.
    ///
    /// - Parameter name: whom it concerns, in the form that is compared.
    mutating func take(_ event: Event, name: String) -> Bool {
        let act = Self.act(event.content)
        let stretch = event.time.map { $0.microseconds / 2_000_000 }
        for near in stretch.map({ [$0 - 1, $0, $0 + 1] }) ?? [nil] {
            for index in known[Key(act: act, name: name, stretch: near)] ?? [] where isSame(events[index], event) {
                events[index].alsoFrom.append(event.provenance)
                return false
            }
        }
        known[Key(act: act, name: name, stretch: stretch), default: []].append(events.count)
        events.append(event)
        return true
    }

    /// Pushes the events, in the order of the source.
    consuming func push(into sink: inout some TimelineSink & ~Copyable) throws(ImportError) {
        for event in events { try sink.append(event) }
    }

    /// Times of two lists of one request differ by up to two seconds; times without seconds do not differ.
    private func isSame(_ known: Event, _ event: Event) -> Bool {
        let places = [known.provenance] + known.alsoFrom
        let isOtherList = places.allSatisfy { place in
            place.exhibit != event.provenance.exhibit || place.list != event.provenance.list
        }
        guard isOtherList, let first = known.time, let second = event.time else { return isOtherList }
        let distance = abs(first.microseconds - second.microseconds)
        return distance == 0 || (first.precision != .minute && first.precision != .day && distance <= 2_000_000)
    }

    private static func act(_ content: Event.Content) -> String {
        switch content {
        case .contact(let change): "contact \(change.step.rawValue) \(change.direction.rawValue)"
        case .safety(let action): "safety \(action.step.rawValue)"
        case .accountChange(let change): "account \(change.field)"
        default: content.kind.name
        }
    }
}

extension Provenance {
    /// The list in which an entry stands.
    fileprivate var list: String {
        if case .item(let container, _) = locator { container } else { "" }
    }
}
