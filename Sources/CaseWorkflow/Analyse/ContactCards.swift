// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Evidence
import Formats
import Identifiers

/// Numbers, addresses and names in the contact cards that messages carry: in their files, or as the export tells them.
struct ContactCards {
    /// A value of a card.
    struct Found {
        var match: IdentifierMatch
        var literal: String
        var card: IdentifierFinding.Card
        var writer: Account.ID?
    }

    private(set) var found: [Found] = []

    /// Files that are read; whoever sends more has told enough.
    private static let mostFiles = 4096
    private static let mostValues = 64

    init(_ timeline: Timeline, evidence: EvidenceSet) {
        var files: [Int32: [Value]] = [:]
        for n in timeline.numbers {
            let entry = timeline.entry(n)
            guard entry.kind == .message, entry.hasDetails else { continue }
            for attachment in timeline.attachments(n) where attachment.isFile {
                let exhibit = attachment.exhibit.flatMap { number in
                    evidence.exhibits.indices.contains(Int(number)) ? evidence.exhibits[Int(number)] : nil
                }
                guard attachment.kind == .contactCard || exhibit?.path.lowercased().hasSuffix(".vcf") == true else {
                    continue
                }
                var values: [Value] = []
                if let exhibit, let known = files[exhibit.number] {
                    values = known
                } else if let exhibit, files.count < Self.mostFiles {
                    values = Self.values(of: exhibit, in: evidence)
                    files[exhibit.number] = values
                }
                if values.isEmpty, let name = attachment.name { values = Self.values(told: name) }
                found += values.prefix(Self.mostValues).map { value in
                    Found(
                        match: value.match, literal: value.literal,
                        card: IdentifierFinding.Card(
                            n: n, exhibit: exhibit?.number, name: value.name, service: value.service),
                        writer: entry.actor)
                }
            }
        }
    }

    private struct Value {
        var match: IdentifierMatch
        var literal: String
        var name: String
        var service: String?
    }

    private static func values(of exhibit: Exhibit, in evidence: EvidenceSet) -> [Value] {
        let file = try? evidence.withBytes(of: exhibit) { VCardFile($0) }
        return (file?.cards ?? []).flatMap { card in card.fields.flatMap { values(of: $0, card.name) } }
    }

    private static func values(of field: VCardFile.Field, _ name: String) -> [Value] {
        func all(_ text: String, _ service: String? = nil) -> [Value] {
            matches(in: text).map { Value(match: $0, literal: field.value, name: name, service: service) }
        }
        switch field.name {
        case "TEL":
            // A telephone number that a service knows is told in international form beside it.
            let told = field.parameter("waid").map { "+" + $0 }
            let number = withoutScheme(field.value)
            return (told.flatMap(Self.number) ?? Self.number(number)).map {
                [Value(match: $0, literal: field.value, name: name)]
            } ?? []
        case "EMAIL", "NOTE": return all(field.value)
        default:
            guard ["IMPP", "URL", "SOCIALPROFILE"].contains(field.name) || field.name.hasPrefix("X-"),
                field.name != "X-ABLABEL"
            else { return [] }
            if field.value.contains("://"), !field.value.hasPrefix("x-apple:") { return all(field.value) }
            let words = field.parameters.map { $0.split(separator: "=").last.map(String.init) ?? $0 }
            let scheme = field.value.split(separator: ":").count > 1 ? field.value.prefix { $0 != ":" } : ""
            let named = (words + [String(scheme), String(field.name.dropFirst(2))]).lazy
                .compactMap(ToldService.only).first
            guard let named else { return all(field.value) }
            return all("\(named): \(withoutScheme(field.value))", named)
        }
    }

    /// What an export tells of a card in its own words: a name, and a number or an address behind it.
    private static func values(told text: String) -> [Value] {
        guard text.utf8.count <= 1024, !text.lowercased().hasSuffix(".vcf") else { return [] }
        let start = text.firstIndex { $0.isNumber || $0 == "+" }
        let figures = start.map { text[$0...] } ?? ""
        let name = String(text[..<(start ?? text.endIndex)])
        var found = matches(in: text).map { Value(match: $0, literal: text, name: name) }
        if !found.contains(where: { $0.match.kind == .phone }), let match = number(String(figures)) {
            found.append(Value(match: match, literal: String(figures), name: name))
        }
        return found
    }

    private static func withoutScheme(_ value: String) -> String {
        let parts = value.split(separator: ":")
        guard parts.count > 1, !value.contains("://") else { return value }
        return String(parts.last ?? "")
    }

    /// A number by itself; of figures alone that are long enough it is taken for the international form that services keep.
    private static func number(_ text: String) -> IdentifierMatch? {
        guard text.utf8.count <= 64 else { return nil }
        let figures = text.filter(\.isNumber)
        guard (7...15).contains(figures.count) else { return nil }
        let plain = matches(in: "phone \(text)").first { $0.kind == .phone }
        if let plain, plain.value.first == "+" { return plain }
        let isNational = text.hasPrefix("0") || figures.count < 10
        return isNational ? plain : matches(in: "phone +\(figures)").first { $0.kind == .phone } ?? plain
    }

    private static func matches(in text: String) -> [IdentifierMatch] {
        var (found, sums): ([IdentifierMatch], [MoneyMatch]) = ([], [])
        IdentifierFinder().find(in: Array(text.utf8).span, identifiers: &found, money: &sums)
        return found
    }
}
