// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// One conversation of one unit, or its lists, in a form that can be compared with that of another export.
struct Talk {
    /// One event.
    struct Line {
        var place: RowPlace
        /// Where its record begins: several events may come of one.
        var record: RecordStart
        var time: Timestamp?
        var id: String?
        var content: Signature
        var isMessage: Bool
        var isDeleted = false
        /// A message without text and without anything else.
        var isBlank = false
        /// What a message without text says in its cards, links and polls; empty within one form.
        var card = ""
        var actor: Account.ID?
        var isCopy = false
    }

    /// The file and byte at which a record begins.
    struct RecordStart: Hashable {
        var exhibit: Int32
        var byte: Int
    }

    /// What two tellings of one event have in common besides time and id.
    struct Signature: Hashable {
        var kind: Event.Kind
        /// Labels of sender and of whom it concerns.
        var actor: Int
        var other: Int
        var text: String
        /// Kinds of files where there is no text; empty between formats, which name them differently.
        var files: String
    }

    let member: CopyFindings.Member
    let conversation: Conversation?
    let importer: String
    /// The word for the form of the export.
    let form: String
    /// Labels of the export's owner and of the members and senders.
    let owners: Set<Int>
    let ownerIsNamed: Bool
    let people: Set<Int>
    /// Whether it is a talk of two of whom the platform's own names are known, not names that anybody may bear.
    let isIdentifiedPair: Bool
    /// In the order of time; undated ones behind.
    var lines: [Line] = []
    /// Whether all messages have native ids; some exports tell of one that was taken back without its id.
    let hasIDs: Bool
    /// The better copy first: known instants, finer units, the order of the plan.
    let rank: (Int, Int64, String, Int)

    init(_ member: CopyFindings.Member, _ unit: CopySearch.Unit, labels: AccountLabels, isFolded: Bool) {
        self.member = member
        importer = unit.importer
        form = unit.form
        let reading = unit.reading
        conversation = member.number < 0 ? nil : reading.conversations[member.number]
        func label(_ account: Account.ID?) -> Int { labels.label(of: account, in: member.unit) }
        let owned = reading.accounts.indices.filter { reading.accounts[$0].isOwner }
        owners = Set(owned.map { label(Account.ID(Int32($0))) })
        ownerIsNamed = owned.contains { !reading.accounts[$0].identifiers.isEmpty }
        var people = Set((conversation?.members ?? []).map { label($0) })
        var lines: [Line] = []
        for (number, batch) in reading.batches.enumerated() {
            for row in 0..<batch.count {
                let id = batch.conversation(at: row)
                guard (id.map { Int($0.rawValue) } ?? -1) == member.number else { continue }
                let event = batch.event(at: row)
                var native: String?
                var isDeleted = false
                var isBlank = false
                var card = ""
                if case .message(let message) = event.content {
                    isBlank = message.text == nil && message.attachments.isEmpty && message.state == .sent
                    if isFolded, message.text == nil {
                        card = message.attachments.compactMap { $0.isFile ? nil : $0.name }.joined(separator: " ")
                    }
                    native = message.nativeID
                    isDeleted = message.state == .deleted
                    if event.actor != nil { people.insert(label(event.actor)) }
                }
                lines.append(
                    Line(
                        place: RowPlace(unit: member.unit, batch: number, row: row),
                        record: RecordStart(
                            exhibit: event.provenance.exhibit, byte: event.provenance.bytes.lowerBound),
                        time: event.time, id: native,
                        content: Signature(event, label: label, isFolded: isFolded),
                        isMessage: event.content.kind == .message, isDeleted: isDeleted, isBlank: isBlank,
                        card: card, actor: event.actor))
            }
        }
        var parties = Set((conversation?.members ?? []) + lines.compactMap(\.actor))
        // Where records name the owner, the member without a name is nobody else.
        if owned.contains(where: { !reading.accounts[$0].identifiers.isEmpty }) {
            parties = parties.filter {
                let account = reading.accounts[Int($0.rawValue)]
                return !account.isOwner || !account.identifiers.isEmpty
            }
        }
        isIdentifiedPair =
            parties.count == 2
            && parties.allSatisfy { party in
                reading.accounts[Int(party.rawValue)].identifiers.contains { $0.kind != .displayName }
            }
        let order = lines.indices.sorted { left, right in
            let (one, other) = (lines[left].time?.microseconds ?? .max, lines[right].time?.microseconds ?? .max)
            return one != other ? one < other : left < right
        }
        self.lines = order.map { lines[$0] }
        self.people = people
        let messages = lines.filter(\.isMessage)
        hasIDs = messages.contains { $0.id != nil } && messages.allSatisfy { $0.id != nil || $0.isDeleted }
        let dated = lines.compactMap(\.time)
        rank = (
            dated.first.map { $0.isInstant ? ($0.latest == nil ? 0 : 1) : 2 } ?? 3,
            // A single coarse time, as of one damaged record, makes no coarse copy.
            dated.reduce(0) { $0 + $1.precision.microseconds } / Int64(max(1, dated.count)), unit.form, member.unit
        )
    }
}

extension Talk.Signature {
    init(_ event: Event, label: (Account.ID?) -> Int, isFolded: Bool) {
        kind = event.content.kind
        actor = label(event.actor)
        other = -1
        files = ""
        switch event.content {
        case .message(let message):
            text = message.text ?? ""
            // An export without media names no files: only how many there are can be compared.
            files = "\(message.attachments.count { $0.isFile })"
            if isFolded { files = text.isEmpty ? "\(message.attachments.isEmpty)" : "" }
            text += message.state == .deleted ? "\u{0}deleted" : ""
        case .reaction(let reaction): text = reaction.symbol + "\u{0}" + (isFolded ? "" : reaction.target ?? "")
        case .call(let call): text = "\(call.seconds ?? -1) \(call.isVideo)"
        case .contact(let change):
            text = change.step.rawValue + change.direction.rawValue
            other = label(change.other)
        case .membership(let change):
            text = change.step.rawValue + (change.text ?? "")
            other = label(change.subject)
        case .payment(let payment): text = "\(payment.step.rawValue) \(payment.amount) \(payment.currency ?? "")"
        case .safety(let action):
            text = action.step.rawValue + (action.text ?? "")
            other = label(action.other)
        case .accountChange(let change):
            // Beside the sentence of the service, one form may tell what it refers to.
            let values = isFolded && change.text != nil ? [] : [change.from ?? "", change.to ?? ""]
            text = ([change.field] + values + [change.text ?? ""]).joined(separator: "\u{0}")
        case .notice(let line):
            text = line
            // A form without types of records cannot tell what the app wrote from what people wrote.
            if isFolded { kind = .message }
        }
        if isFolded { text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }
}
