// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Comparison
import Identifiers

/// What stands around the places of values in messages: each message is read once, whatever number of values it holds, and
/// only words close to a value are looked at.
struct ValuePlaces {
    struct Value: Hashable {
        var kind: String
        var value: String
    }

    /// What is told of a value in one message.
    struct Signs: OptionSet {
        let rawValue: UInt8

        /// Each place says that it is somebody else's.
        static let others = Signs(rawValue: 1)
        /// A place says that it is the writer's, or the reader's.
        static let writers = Signs(rawValue: 2)
        static let readers = Signs(rawValue: 4)
        /// It is the whole of the message.
        static let alone = Signs(rawValue: 8)
        /// The words around it ask to use it.
        static let invited = Signs(rawValue: 16)
        /// The words around it prove that money is to go there.
        static let payee = Signs(rawValue: 32)
    }

    /// Most values have no signs: those are not kept.
    private var signs: [Int32: [Value: Signs]] = [:]
    private var services: [Int32: [Value: String]] = [:]

    /// Reads messages; `text` lends each once.
    init(_ messages: some Sequence<Int32>, text: (Int32) -> String?) {
        for n in messages {
            guard let text = text(n) else { continue }
            let (found, named) = Self.signs(in: text)
            if !found.isEmpty { signs[n] = found }
            if !named.isEmpty { services[n] = named }
        }
    }

    /// The service that the words around a user name tell it for in a message.
    func service(of value: Value, in n: Int32) -> String? { services[n]?[value] }

    /// What is told of a value in a message; nothing where it does not stand there.
    func signs(of value: Value, in n: Int32) -> Signs { signs[n]?[value] ?? [] }

    private static func signs(in message: String) -> ([Value: Signs], [Value: String]) {
        let text = Array(message.utf8)
        var (found, sums): ([IdentifierMatch], [MoneyMatch]) = ([], [])
        IdentifierFinder().find(in: text.span, identifiers: &found, money: &sums)
        guard !found.isEmpty else { return ([:], [:]) }
        var services: [Value: String] = [:]
        let whole = trimmed(message)
        var signs: [Value: Signs] = [:]
        var open: Set<Value> = []
        for match in found {
            let value = Value(kind: match.kind.rawValue, value: match.value)
            let span = Int(match.span.lowerBound)..<min(Int(match.span.upperBound), text.count)
            let frame = ValueFrame(
                of: span, in: text, isPayee: LinkKind(value.kind).isPayee,
                isCalled: match.kind == .phone || match.kind == .email, isPage: !LinkKind(value.kind).isOwned)
            if match.kind == .username, services[value] == nil {
                services[value] = ToldService.name(at: span, in: text)
            }
            var here: Signs = []
            if frame == .ofWriter { here.insert(.writers) }
            if frame == .ofReader { here.insert(.readers) }
            if span == whole { here.insert(.alone) }
            if frame == .offered, match.kind != .username || !ToldService.isOnlyFollowed(at: span, in: text) {
                here.insert(.invited)
            }
            if LinkKind(value.kind).isPayee, frame?.isPayee == true { here.insert(.payee) }
            if frame?.isOthers == true { here.insert(.others) } else { open.insert(value) }
            signs[value, default: []].formUnion(here)
        }
        for value in open { signs[value]?.remove(.others) }
        return (signs.filter { !$0.value.isEmpty }, services)
    }

    /// Where the text stands without blanks and line ends at either end, in UTF-8.
    private static func trimmed(_ text: String) -> Range<Int> {
        let inner = text.trimmingBlanks
        let start = text.utf8.distance(from: text.startIndex, to: inner.startIndex)
        return start..<start + inner.utf8.count
    }
}
