// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Finds out whose export a set of pages is.
enum MetaHTMLProfile {
    /// The owner that a profile page describes; nil when it names nobody.
    static func owner(in bytes: Span<UInt8>, service: MetaPlatform) -> MetaOwner? {
        guard let document = try? HTMLDocument(parsing: bytes) else { return nil }
        var identifiers: [Identifier] = []
        func add(_ kind: Identifier.Kind, _ value: String) {
            let identifier = Identifier(kind, value)
            if !value.isEmpty, !identifiers.contains(identifier) { identifiers.append(identifier) }
        }
        for (label, value) in pairs(in: document) {
            let label = label.lowercased()
            if usernames.contains(label) {
                add(.username, value)
            } else if names.contains(label) {
                add(.displayName, value)
            } else if value.contains("@"), value.contains("."), !value.contains(" "), !value.contains("/") {
                add(.email, value)
            } else if value.first == "+", value.dropFirst().allSatisfy({ $0.isNumber || " -()".contains($0) }) {
                add(.phone, value)
            }
        }
        return identifiers.isEmpty ? nil : MetaOwner(identifiers: identifiers)
    }

    /// The labels and values of the tables.
    private static func pairs(in document: HTMLDocument) -> [(String, String)] {
        MetaHTMLTableRow.all(in: document).filter { !$0.value.isEmpty }.map { ($0.label, $0.value) }
    }

    /// The people who are shown in the front of a thread's page: those listed, else those who wrote.
    static func people(in head: Span<UInt8>) -> Set<String> {
        let records = MetaHTMLPages.boxes(in: head)
        let header = MetaHTMLThreadHeader(head, firstRecords: records.map(\.bytes))
        if !header.participants.isEmpty { return Set(header.participants) }
        var people: Set<String> = []
        // The last record of a head may be cut off.
        for record in records.prefix(200) where record.isComplete {
            guard let document = try? HTMLDocument(parsing: head, record.bytes),
                let message = [DateOrder.dmy, .mdy].lazy.compactMap({ order in
                    MetaHTMLMessage(document, MetaHTMLTime(order: order)).flatMap { $0.time == nil ? nil : $0 }
                }).first
            else { continue }
            if !message.sender.isEmpty { people.insert(message.sender) }
        }
        return people
    }

    /// The owner whom the profile pages of a unit describe, else the one whom its thread pages have in common.
    static func owner(
        of unit: ImportUnit, service: MetaPlatform, in evidence: EvidenceSet
    ) throws(ImportError) -> MetaOwner? {
        var threads: [Set<String>] = []
        for (exhibits, areCompanions) in [(unit.exhibits, false), (unit.companions, true)] {
            for exhibit in exhibits where HTMLPage.isPage(exhibit) {
                var found: MetaOwner?
                try HTMLPage.read(exhibit, of: evidence) { (_, bytes) throws(ImportError) in
                    let head = Survey.head(of: bytes)
                    switch MetaHTMLRole.of(MetaPath(exhibit.path), head: head, service: service) {
                    case .profile?: found = owner(in: bytes, service: service)
                    case .chunk? where areCompanions:
                        let people = people(in: head.span)
                        if people.count > 1 { threads.append(people) }
                    default: break
                    }
                }
                if let found { return found }
            }
        }
        return MetaOwner.common(to: threads).map { MetaOwner(identifiers: [Identifier(.displayName, $0)]) }
    }

    /// Labels of a user name, in small letters.
    static let usernames: Set<String> = [
        "username", "benutzername", "nom d’utilisateur", "nom d'utilisateur", "nombre de usuario", "gebruikersnaam",
        "nome utente", "nome de usuário",
    ]
    /// Labels of a name.
    static let names: Set<String> = [
        "name", "full name", "vollständiger name", "nom", "nom complet", "nombre", "nombre completo", "naam",
        "volledige naam", "nome", "nome completo", "previous names", "frühere namen",
    ]
}
