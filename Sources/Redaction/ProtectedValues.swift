// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What must not stand in a produced set: names, contact data, places and listed texts of a case, with their labels.
struct ProtectedValues: Sendable {
    let parties: CaseParties
    var book: LabelBook
    private(set) var needles: [Needle] = []
    /// Normal forms of identifiers that stay, since they are those of an account whose data stay.
    private(set) var exempt: Set<String> = []
    private(set) var folding = Folding()
    private var seen: Set<[UInt8]> = []
    /// Words of names that stay: a surname that a subject shares tells nobody apart.
    private var sharedWords: Set<[UInt8]> = []
    /// Names of subjects, folded: whatever else bears one, the set must tell whom it is about.
    private var subjectNames: Set<[UInt8]> = []

    private var wordUse = WordUse()

    private var level: RedactionLevel { parties.level }

    init(_ analysis: CaseAnalysis, request: RedactionRequest) {
        parties = CaseParties(analysis, level: request.level)
        book = LabelBook(accounts: analysis.timeline.accounts.count)
        exempt = exemptValues(analysis)
        if level.removesPlaces { wordUse = WordUse(analysis.timeline) }
        for listed in request.listed { add(listed.text, listed.kind) }
        let accounts = analysis.timeline.accounts
        for (index, account) in accounts.enumerated() where parties.keepsName(of: Account.ID(Int32(index))) {
            for name in account.names {
                sharedWords.formUnion(words(of: name).map(\.units))
                guard parties.party(of: Account.ID(Int32(index))) == .subject,
                    let needle = Needle(name, kind: .person, label: index, folding: &folding)
                else { continue }
                subjectNames.insert(needle.units)
            }
        }
        // A name that an account bears has that account's label, also where a handle of another is made of it.
        for (index, account) in accounts.enumerated() { collectNames(of: account, index) }
        for (index, account) in accounts.enumerated() { collectContacts(of: account, index) }
        collect(analysis.identifiers)
        collectFromEvents(analysis.timeline)
    }

    // MARK: What stays

    private func exemptValues(_ analysis: CaseAnalysis) -> Set<String> {
        var kept: Set<String> = []
        var barred: Set<String> = []
        for (index, account) in analysis.timeline.accounts.enumerated() {
            let keeps = parties.keepsContact(of: Account.ID(Int32(index)))
            for identifier in account.identifiers where identifier.kind != .displayName {
                if keeps { kept.insert(identifier.normalized) } else { barred.insert(identifier.normalized) }
            }
        }
        for found in analysis.identifiers where found.role != .mentioned {
            // Whoever threatens to write to a mother tells her number in the same breath: a number or an address that
            // is merely told stays out, what is paid to stays.
            let isOwn = found.role == .own || RedactionClass(identifierKind: found.kind) == .payment
            if parties.keepsContact(of: found.account), isOwn {
                kept.insert(found.value)
            } else if found.role == .own {
                barred.insert(found.value)
            }
        }
        for case .extortion(let demand) in analysis.findings where parties.keepsContact(of: demand.account) {
            kept.formUnion(demand.payees.filter { RedactionClass(identifierKind: $0.kind) == .payment }.map(\.value))
        }
        return kept.subtracting(barred)
    }

    /// Whether an identifier of a text goes.
    func removes(_ kind: RedactionClass, _ value: String) -> Bool {
        if exempt.contains(value) { return level == .r4 }
        return switch kind {
        case .phone, .email, .username, .device: level >= .r1
        case .payment: level >= .r2
        default: level == .r4
        }
    }

    // MARK: Accounts

    private mutating func collectNames(of account: Account, _ index: Int) {
        for identifier in account.identifiers where identifier.kind == .displayName {
            collect(name: identifier.literal, of: Account.ID(Int32(index)), index)
        }
    }

    private mutating func collectContacts(of account: Account, _ index: Int) {
        let id = Account.ID(Int32(index))
        for identifier in account.identifiers where identifier.kind != .displayName {
            if !parties.keepsContact(of: id), !exempt.contains(identifier.normalized) {
                let kind = RedactionClass(identifier.kind)
                let label = book.label(identifier.normalized, kind)
                book.assign(identifier.literal, kind, to: label)
                addNeedle(identifier.literal, kind, label)
                addNeedle(identifier.normalized, kind, label)
                if level.removesPlaces, identifier.kind == .username { addParts(of: identifier.literal, label) }
                if identifier.kind == .profileURL, let tail = identifier.literal.split(separator: "/").last {
                    addNeedle(String(tail), .username, label)
                }
            }
        }
    }

    /// A contact that was not saved has its number for a name.
    private mutating func collect(name: String, of id: Account.ID, _ index: Int) {
        let digits = name.unicodeScalars.count { $0.properties.numericType == .decimal }
        let letters = name.unicodeScalars.count { $0.properties.isAlphabetic }
        if digits >= 7, letters == 0 {
            let value = Identifier(.phone, name).normalized
            if !parties.keepsContact(of: id), !exempt.contains(value) { add(name, .phone) }
            return
        }
        guard !parties.keepsName(of: id) else { return }
        book.assign(name, .person, to: index)
        addName(name, .person, index)
    }

    private mutating func collect(_ identifiers: [IdentifierFinding]) {
        for found in identifiers {
            guard let kind = RedactionClass(identifierKind: found.kind), removes(kind, found.value) else { continue }
            let label = book.label(found.value, kind)
            addNeedle(found.value, kind, label)
            addNeedle(found.literal, kind, label)
            if level.removesPlaces, kind == .username { addParts(of: found.value, label) }
        }
    }

    // MARK: Events

    private mutating func collectFromEvents(_ timeline: Timeline) {
        // Who was asked last where they live, by conversation.
        var asked: [Conversation.ID: (by: Account.ID?, left: Int)] = [:]
        for n in timeline.numbers {
            let entry = timeline.entry(n)
            if level.removesPlaces, entry.kind == .message, entry.textLength > 0, let text = timeline.text(n) {
                for found in PlaceFinder.names(in: text) { add(found.text, found.kind) }
                if let conversation = entry.conversation {
                    if let open = asked[conversation], open.by != entry.actor {
                        if let place = PlaceFinder.answer(in: text), wordUse.isRare(place) { add(place, .place) }
                        asked[conversation] = open.left > 1 ? (open.by, open.left - 1) : nil
                    }
                    if PlaceFinder.asksForPlace(text) { asked[conversation] = (entry.actor, 2) }
                }
            }
            guard entry.hasDetails else { continue }
            switch timeline.event(n).content {
            case .message(let message): collect(message)
            case .accountChange(let change) where !(entry.actor.map(parties.keepsContact) ?? false):
                collect(change)
            default: break
            }
        }
    }

    private mutating func collect(_ message: Message) {
        guard level.removesNames else { return }
        for case let name? in [
            message.forwardedFrom, message.detail?.via, message.detail?.signature, message.detail?.deletedBy,
        ] where !name.isEmpty {
            add(name, .person)
        }
        for card in message.attachments where card.kind == .contactCard {
            guard let name = card.name else { continue }
            let stem = name.split(separator: "/").last.map(String.init) ?? name
            add(stem.hasSuffix(".vcf") ? String(stem.dropLast(4)) : stem, .person)
        }
    }

    private mutating func collect(_ change: AccountChange) {
        for value in [change.from, change.to].compactMap(\.self) where !value.isEmpty {
            switch change.field {
            case "phone-number": add(value, .phone)
            case "email": add(value, .email)
            case "username": add(value, .username)
            case "display-name", "name": if level.removesNames { add(value, .person) }
            default: break
            }
        }
    }

    // MARK: Needles

    /// The words of a handle that goes, as they are written in a talk: `brightside.bakery` is "Brightside Bakery".
    ///
    /// Two neighbours name the place as the handle does; a word alone may be one of the language, and only where the
    /// record never writes it small does it name something.
    private mutating func addParts(of handle: String, _ label: Int) {
        let parts = handle.split { !$0.isLetter }.map(String.init).filter { $0.count >= 3 }
        for (one, next) in zip(parts, parts.dropFirst()) where one.count + next.count >= 8 {
            addNeedle("\(one) \(next)", .username, label)
        }
        for part in parts where part.count >= 6 && !OrdinaryWords.contains(part.lowercased()) {
            guard wordUse.isProper(part), !sharedWords.contains(Array(part.lowercased().utf8)) else { continue }
            addNeedle(part, .place, label)
        }
    }

    /// Adds a value under a label of its own.
    private mutating func add(_ value: String, _ kind: RedactionClass) {
        guard !exempt.contains(value) else { return }
        if let needle = Needle(value, kind: kind, label: 0, folding: &folding), seen.contains(needle.units) { return }
        let known = book.existing(value, .person) ?? book.existing(value, kind)
        let label = known ?? book.label(value, kind)
        if kind.isNameLike { addName(value, kind, label) } else { addNeedle(value, kind, label) }
    }

    /// A name as a whole and each of its words.
    private mutating func addName(_ name: String, _ kind: RedactionClass, _ label: Int) {
        addNeedle(name, kind, label)
        let words = words(of: name)
        guard words.count > 1 || words.first.map({ $0.units.count < name.utf8.count }) ?? false else { return }
        for word in words where !sharedWords.contains(word.units) {
            // Of a place or a school only its own word tells which one it is.
            if kind != .person, OrdinaryWords.contains(word.units) { continue }
            addNeedle(word.text, kind, label)
        }
    }

    private mutating func addNeedle(_ text: String, _ kind: RedactionClass, _ label: Int) {
        guard var needle = Needle(text, kind: kind, label: label, folding: &folding) else { return }
        needle.takesPossessive =
            kind.isNameLike && needle.units.last != UInt8(ascii: "s") && !sharedWords.contains(needle.units + [0x73])
        if case .word = needle.form, kind.isNameLike, sharedWords.contains(needle.units) { return }
        if subjectNames.contains(needle.units) { return }
        // Labels are made of these words: looked for, they would be found in each label.
        if Self.labelWords.contains(needle.units) { return }
        guard seen.insert(needle.units).inserted else { return }
        needles.append(needle)
    }

    private func words(of name: String) -> [(text: String, units: [UInt8])] {
        var folding = folding
        return name.split { !($0.isLetter || $0.isNumber || $0 == "'" || $0 == "’") }.map(String.init).compactMap {
            word in
            let units = folding.fold(Unescaped(Array(word.utf8))).units
            guard word.contains(where: \.isLetter), !Self.common.contains(String(decoding: units, as: UTF8.self)) else {
                return nil
            }
            return (word, units)
        }
    }

    private static let labelWords = Set(
        RedactionClass.allCases.flatMap { $0.rawValue.lowercased().split(separator: "-") }.map { Array($0.utf8) })

    /// Words in names that name nobody.
    private static let common: Set<String> = [
        "the", "and", "you", "mum", "mom", "dad", "mummy", "daddy", "work", "home", "new", "old", "group", "chat",
        "team", "class", "school", "college", "family", "friends", "friend", "owner", "user", "account", "unknown",
        "mobile", "phone", "house", "van", "der", "den", "des", "del", "bin", "ibn", "abu", "sir", "mrs", "miss",
        "person", "deleted", "facebook", "instagram", "whatsapp", "telegram", "snapchat", "aunt", "uncle", "nan",
        "street", "road", "avenue", "lane", "high", "primary", "secondary", "academy", "university", "saint",
    ]
}

extension RedactionClass {
    init(_ kind: Identifier.Kind) {
        switch kind {
        case .platformID: self = .accountID
        case .phone: self = .phone
        case .email: self = .email
        case .username, .profileURL: self = .username
        case .displayName: self = .person
        }
    }

    /// The class of an identifier of a text, by the names of the output files; nil for kinds that identify nobody.
    init?(identifierKind kind: String) {
        switch kind {
        case "phone": self = .phone
        case "email": self = .email
        case "username": self = .username
        case "ip", "device": self = .device
        case "url", "domain", "invite": self = .link
        case "fileHash": return nil
        default: self = .payment
        }
    }
}
