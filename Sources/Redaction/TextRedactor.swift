// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Identifiers

/// Takes protected values out of texts and puts their labels there.
struct TextRedactor {
    /// A text without the values, and how many of each class went.
    struct Outcome {
        var text: String
        var removed: [RedactionClass: Int]
    }

    private(set) var values: ProtectedValues
    private var matcher: ValueMatcher
    private let finder = IdentifierFinder()
    /// Values that were met in texts for the first time, with their labels.
    private(set) var met: [(value: String, kind: RedactionClass, label: Int)] = []

    private struct Place {
        var range: Range<Int>
        var label: String
        var kind: RedactionClass
    }

    init(_ values: ProtectedValues) {
        self.values = values
        matcher = ValueMatcher(values.needles, folding: values.folding)
    }

    /// Nil when nothing has to go.
    mutating func redact(_ text: String) -> Outcome? {
        guard !text.isEmpty else { return nil }
        let bytes = Array(text.utf8)
        var places = known(in: bytes) + identifiers(in: bytes)
        if values.parties.level.removesPlaces {
            places += PlacePatterns.ranges(in: bytes).map { range in
                let label = values.book.label(String(decoding: bytes[range], as: UTF8.self), .place)
                return Place(range: range, label: values.book.labels[label].text, kind: .place)
            }
        }
        places += disguised(in: bytes)
        guard !places.isEmpty else { return nil }
        var removed: [RedactionClass: Int] = [:]
        var result = Self.replacing(places, in: bytes, &removed)
        // Two values may have overlapped so that a part of one is left.
        for _ in 0..<3 {
            let rest = known(in: result)
            if rest.isEmpty { return Outcome(text: String(decoding: result, as: UTF8.self), removed: removed) }
            result = Self.replacing(rest, in: result, &removed)
        }
        return Outcome(text: "[\(RedactionClass.words.rawValue)]", removed: removed)
    }

    private mutating func known(in bytes: [UInt8]) -> [Place] {
        matcher.matches(in: bytes).map { match in
            let label = values.book.labels[matcher.needles[match.needle].label]
            return match.isEncoded
                ? Place(range: match.range, label: "[\(RedactionClass.encoded.rawValue)]", kind: .encoded)
                : Place(range: match.range, label: label.text, kind: label.kind)
        }
    }

    private mutating func identifiers(in bytes: [UInt8]) -> [Place] {
        var found: [IdentifierMatch] = []
        var money: [MoneyMatch] = []
        finder.find(in: bytes.span, identifiers: &found, money: &money)
        return found.compactMap { match in
            guard let kind = RedactionClass(identifierKind: match.kind.rawValue), values.removes(kind, match.value)
            else { return nil }
            let isNew = values.book.existing(match.value, kind) == nil
            let label = values.book.label(match.value, kind)
            if isNew { met.append((match.value, kind, label)) }
            return Place(
                range: Int(match.span.lowerBound)..<min(bytes.count, Int(match.span.upperBound)),
                label: values.book.labels[label].text, kind: kind)
        }
    }

    /// A number that no format proves goes whosever it is: nobody can tell.
    private mutating func disguised(in bytes: [UInt8]) -> [Place] {
        guard values.parties.level >= .r1 else { return [] }
        return DisguisedNumbers.all(in: bytes).compactMap { range, digits in
            let value = Identifier(.phone, digits).normalized
            guard values.removes(.phone, value) else { return nil }
            let isNew = values.book.existing(value, .phone) == nil
            let label = values.book.label(value, .phone)
            if isNew { met.append((value, .phone, label)) }
            return Place(range: range, label: values.book.labels[label].text, kind: .phone)
        }
    }

    private static func replacing(
        _ places: [Place], in bytes: [UInt8], _ removed: inout [RedactionClass: Int]
    ) -> [UInt8] {
        let sorted = places.sorted {
            $0.range.lowerBound != $1.range.lowerBound
                ? $0.range.lowerBound < $1.range.lowerBound : $0.range.upperBound > $1.range.upperBound
        }
        var merged: [Place] = []
        for place in sorted {
            if let last = merged.last, place.range.lowerBound < last.range.upperBound {
                // The longer value names what is there.
                if place.range.count > last.range.count {
                    merged[merged.count - 1].label = place.label
                    merged[merged.count - 1].kind = place.kind
                }
                merged[merged.count - 1].range =
                    last.range.lowerBound..<max(last.range.upperBound, place.range.upperBound)
            } else {
                merged.append(place)
            }
        }
        var out: [UInt8] = []
        var start = 0
        for place in merged {
            out += bytes[start..<place.range.lowerBound]
            out += place.label.utf8
            start = place.range.upperBound
            removed[place.kind, default: 0] += 1
        }
        return out + bytes[start...]
    }
}
