// SPDX-License-Identifier: Apache-2.0

public import Analysis
import ChatModel

/// A set from which words were removed, and what is needed to search it for what should be gone.
public struct ProducedSet: Sendable {
    /// The analysis without the words: everything that is written is made of it.
    public var analysis: CaseAnalysis
    /// Looks for the removed values in the bytes of the written files.
    public var search: LeakSearch
    /// What each label stands for: to be kept outside the set.
    public var map: [(label: String, value: String)]
}

/// Makes a produced set out of an analysis: values are taken out of it before anything is rendered.
public struct CaseRedaction {
    let analysis: CaseAnalysis
    private let request: RedactionRequest
    private let parent: String
    private let parties: CaseParties
    private(set) var redactor: TextRedactor
    private var entries: [RedactionRecord.Entry] = []
    private var paths: [String: String] = [:]
    private var usedPaths: Set<String> = []
    private var ids: [String: String] = [:]
    private(set) var changed: Set<Int32> = []

    var level: RedactionLevel { request.level }

    /// Takes an analysis; `parent` is the hash of the unredacted `findings.json`.
    public init(_ analysis: CaseAnalysis, request: RedactionRequest, parent: String) {
        self.analysis = analysis
        self.request = request
        self.parent = parent
        let values = ProtectedValues(analysis, request: request)
        parties = values.parties
        redactor = TextRedactor(values)
    }

    /// The set.
    public mutating func produced() -> ProducedSet {
        let exhibits = analysis.exhibits.map { exhibit in
            var exhibit = exhibit
            exhibit.path = path(exhibit.path)
            return exhibit
        }
        let timeline = self.timeline()
        var details = analysis.details
        if level.removesSevereWording { details.showsFullContent = false }
        var out = CaseAnalysis(
            tool: analysis.tool, details: details,
            inputs: analysis.inputs.map { input in
                var input = input
                input.path = path(input.path)
                return input
            },
            exhibits: exhibits, timeline: timeline, marks: marks, findings: analysis.findings.map { finding($0) },
            identifiers: identifiers(),
            coverage: analysis.coverage.map { record in
                var record = record
                record.exhibit = path(record.exhibit)
                return record
            },
            diagnostics: analysis.diagnostics.map { record in
                var record = record
                record.exhibit = path(record.exhibit)
                record.locator = words(record.locator, n: nil)
                return record
            },
            rulePacks: analysis.rulePacks, detectors: analysis.detectors, subjects: analysis.subjects,
            severeMessages: analysis.severeMessages, inputsDigest: analysis.inputsDigest)
        out.languages = analysis.languages
        out.writerLanguages = analysis.writerLanguages
        out.complainants = analysis.complainants
        out.redaction = RedactionRecord(
            level: level.rawValue, parent: parent, entries: schedule, hasSubjects: !analysis.subjects.isEmpty,
            listed: request.listed.count)
        let book = redactor.values.book
        return ProducedSet(
            analysis: out, search: LeakSearch(redactor),
            map: zip(book.labels, book.values).filter { !$1.isEmpty }.map { ($0.text, $1) })
    }

    // MARK: Words

    private var schedule: [RedactionRecord.Entry] {
        var sums: [RedactionRecord.Entry: Int] = [:]
        for entry in entries {
            sums[RedactionRecord.Entry(n: entry.n, kind: entry.kind, count: 0), default: 0] += entry.count
        }
        return sums.map { RedactionRecord.Entry(n: $0.key.n, kind: $0.key.kind, count: $0.value) }
            .sorted { ($0.n ?? 0, $0.kind) < ($1.n ?? 0, $1.kind) }
    }

    private mutating func note(_ kind: RedactionClass, n: Int32?, _ count: Int = 1) {
        entries.append(RedactionRecord.Entry(n: n, kind: kind.rawValue, count: count))
        if let n { changed.insert(n) }
    }

    /// A text of the record as it may be printed.
    mutating func words(_ text: String, n: Int32?) -> String {
        if level.removesWords, !text.isEmpty {
            note(.words, n: n)
            return "[\(RedactionClass.words.rawValue)]"
        }
        guard let outcome = redactor.redact(text) else { return text }
        for (kind, count) in outcome.removed.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            note(kind, n: n, count)
        }
        return outcome.text
    }

    private mutating func ifAny(_ text: String?, n: Int32?) -> String? { text.map { words($0, n: n) } }

    /// A path: the same for every mention, and two of them never become one.
    private mutating func path(_ path: String) -> String {
        if let known = paths[path] { return known }
        guard !path.isEmpty else { return path }
        var found: String
        if level.removesWords {
            let name = path.split(separator: "/").last ?? ""
            let tail = name.lastIndex(of: ".").map { name[$0...] } ?? ""
            let isPlain =
                tail.utf8.count <= 6 && tail.dropFirst().allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            found = "[\(RedactionClass.file.rawValue)-\(paths.count + 1)]\(isPlain ? tail : "")"
        } else {
            found = redactor.redact(path)?.text ?? path
        }
        if found != path { note(.file, n: nil) }
        if !usedPaths.insert(found).inserted {
            found += " (\(paths.count + 1))"
            usedPaths.insert(found)
        }
        paths[path] = found
        return found
    }

    /// An id of the platform: whatever a value stands in becomes a number, the same wherever it is meant.
    private mutating func id(_ id: String?) -> String? {
        guard let id else { return nil }
        if let known = ids[id] { return known }
        guard redactor.redact(id) != nil else { return id }
        let found = "id-\(ids.count + 1)"
        ids[id] = found
        return found
    }

    // MARK: Timeline

    private mutating func timeline() -> Timeline {
        let accounts = analysis.timeline.accounts.enumerated().map { account($1, $0) }
        let conversations = analysis.timeline.conversations.map { conversation in
            var conversation = conversation
            if let title = conversation.title, !title.isEmpty {
                conversation.title = level.removesWords ? nil : words(title, n: nil)
                if level.removesWords { note(.title, n: nil) }
            }
            conversation.nativeID = level.removesWords ? nil : id(conversation.nativeID)
            return conversation
        }
        return analysis.timeline.rewriting(accounts: accounts, conversations: conversations) { n, event in
            self.event(event, n)
        }
    }

    private mutating func account(_ account: Account, _ index: Int) -> Account {
        let id = Account.ID(Int32(index))
        var account = account
        var kept: [Identifier] = []
        for identifier in account.identifiers {
            var identifier = identifier
            if identifier.kind == .displayName, !parties.keepsName(of: id) {
                note(.person, n: nil)
                // One label for whatever names there were.
                if kept.contains(where: { $0.kind == .displayName }) { continue }
                identifier.literal = redactor.values.book.labels[index].text
                identifier.normalized = identifier.literal
            } else if identifier.kind != .displayName, !parties.keepsContact(of: id) {
                let kind = RedactionClass(identifier.kind)
                note(kind, n: nil)
                let book = redactor.values.book
                let label = book.existing(identifier.normalized, kind).map { book.labels[$0].text }
                identifier.literal = label ?? "[\(kind.rawValue)]"
                identifier.normalized = identifier.literal
            } else {
                let literal = words(identifier.literal, n: nil)
                if literal != identifier.literal {
                    identifier.literal = literal
                    identifier.normalized = literal
                }
            }
            kept.append(identifier)
        }
        account.identifiers = kept
        return account
    }

    private mutating func event(_ event: Event, _ n: Int32) -> Event {
        var event = event
        event.provenance = place(event.provenance)
        event.alsoFrom = event.alsoFrom.map { place($0) }
        switch event.content {
        case .message(let message): event.content = .message(self.message(message, n))
        case .reaction(var reaction):
            reaction.symbol = words(reaction.symbol, n: n)
            reaction.target = id(reaction.target)
            event.content = .reaction(reaction)
        case .membership(var change):
            change.text = ifAny(change.text, n: n)
            event.content = .membership(change)
        case .safety(var action):
            action.text = ifAny(action.text, n: n)
            event.content = .safety(action)
        case .accountChange(var change):
            change.from = ifAny(change.from, n: n)
            change.to = ifAny(change.to, n: n)
            change.text = ifAny(change.text, n: n)
            event.content = .accountChange(change)
        case .payment(var payment):
            if level.removesWords { payment.amount = words(payment.amount, n: n) }
            event.content = .payment(payment)
        case .notice(let text): event.content = .notice(words(text, n: n))
        case .call, .contact: break
        }
        return event
    }

    private mutating func place(_ provenance: Provenance) -> Provenance {
        guard case .item(let container, let index) = provenance.locator else { return provenance }
        var provenance = provenance
        let found: String
        if let known = paths["#" + container] {
            found = known
        } else {
            found = redactor.redact(container)?.text ?? container
            paths["#" + container] = found
        }
        if found != container { provenance.locator = .item(of: found, at: index) }
        return provenance
    }

    private mutating func message(_ message: Message, _ n: Int32) -> Message {
        var message = message
        if level.removesSevereWording, !level.removesWords, analysis.severeMessages.contains(n), message.text != nil {
            message.text = "[\(RedactionClass.severe.rawValue): \(category(of: n)), message \(n)]"
            note(.severe, n: n)
        } else {
            message.text = ifAny(message.text, n: n)
        }
        message.attachments = message.attachments.map { attachment($0, n) }
        message.nativeID = id(message.nativeID)
        message.replyTo = id(message.replyTo)
        message.forwardedFrom = ifAny(message.forwardedFrom, n: n)
        if var detail = message.detail {
            detail.via = ifAny(detail.via, n: n)
            detail.signature = ifAny(detail.signature, n: n)
            detail.deletedBy = ifAny(detail.deletedBy, n: n)
            detail.quoted = detail.quoted.flatMap { quotation($0, n) }
            message.detail = detail
        }
        return message
    }

    /// No rule reads a quotation, so that one may be as severe as any message.
    private mutating func quotation(_ text: String, _ n: Int32) -> String? {
        guard level.removesSevereWording || level.removesWords else { return words(text, n: n) }
        note(level.removesWords ? .words : .severe, n: n)
        return nil
    }

    private mutating func attachment(_ attachment: Attachment, _ n: Int32) -> Attachment {
        guard let name = attachment.name, !name.isEmpty else { return attachment }
        var attachment = attachment
        switch attachment.kind {
        case _ where level.removesWords:
            attachment.name = nil
            note(.words, n: n)
        case .contactCard:
            attachment.name = "[\(RedactionClass.contactCard.rawValue)]"
            note(.contactCard, n: n)
        case .location where level.removesPlaces:
            attachment.name = "[\(RedactionClass.place.rawValue)]"
            note(.place, n: n)
        default: attachment.name = words(name, n: n)
        }
        return attachment
    }

    /// What a severe message is cited for.
    private func category(of n: Int32) -> String {
        for finding in analysis.findings {
            switch finding {
            case .extortion(let found):
                for slot in ExtortionDemand.Slot.allCases where (found.slots[slot] ?? []).contains(where: { $0.n == n })
                {
                    return Self.words(of: slot.rawValue)
                }
            case .escalation(let found):
                if let step = found.steps.first(where: { $0.citation.n == n }) {
                    return Self.words(of: step.stage.rawValue)
                }
            case .indicator(let found):
                if found.citations.contains(where: { $0.n == n }) { return Self.words(of: found.detector) }
            case .safeguarding(let found): if found.citation.n == n { return Self.words(of: found.kind.rawValue) }
            case .contacts, .payment: break
            }
        }
        return "severe wording"
    }

    /// A code as a jury reads it: `sexual topic` of `sexualTopic`, `coercion pattern` of `coercion-pattern`.
    private static func words(of code: String) -> String {
        code.reduce(into: "") { words, letter in
            words += letter == "-" ? " " : letter.isUppercase ? " \(letter.lowercased())" : String(letter)
        }
    }
}
