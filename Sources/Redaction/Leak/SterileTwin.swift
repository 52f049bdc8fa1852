// SPDX-License-Identifier: Apache-2.0

public import Analysis
import ChatModel

extension CaseAnalysis {
    /// The same case without a word of the record: what is printed of it are the program's words and the
    /// investigator's.
    ///
    /// A removed name that is also a word of the program (`Mark`, `Price`) would be found in every file; a word that
    /// stands in what is made of this twin as well says nothing about the record.
    public var sterile: CaseAnalysis {
        let blank = "·"
        let accounts = timeline.accounts.enumerated().map { index, account in
            Account(
                platform: account.platform,
                identifiers: account.identifiers.map { Identifier($0.kind, "\(index)") }, isOwner: account.isOwner)
        }
        let conversations = timeline.conversations.map { conversation in
            var conversation = conversation
            conversation.title = conversation.title.map { _ in blank }
            conversation.nativeID = nil
            return conversation
        }
        let timeline = timeline.rewriting(accounts: accounts, conversations: conversations) { _, event in
            event.sterile(blank)
        }
        var out = CaseAnalysis(
            tool: tool, details: details,
            inputs: inputs.map { InputRecord(path: blank, bytes: $0.bytes, sha256: $0.sha256) },
            exhibits: exhibits.map { exhibit in
                var exhibit = exhibit
                exhibit.path = blank
                return exhibit
            },
            timeline: timeline, marks: MarkTable(), findings: findings.map { $0.sterile(blank) },
            identifiers: identifiers.map { found in
                var found = found
                found.value = blank
                found.literal = blank
                return found
            },
            coverage: coverage.map { record in
                var record = record
                record.exhibit = blank
                return record
            },
            diagnostics: diagnostics.map { record in
                var record = record
                record.exhibit = blank
                record.locator = blank
                return record
            },
            rulePacks: rulePacks, detectors: detectors, subjects: subjects, severeMessages: severeMessages,
            inputsDigest: inputsDigest)
        out.languages = languages
        out.writerLanguages = writerLanguages
        out.redaction = redaction
        return out
    }
}

extension Event {
    fileprivate func sterile(_ blank: String) -> Event {
        var event = self
        event.provenance.locator = .whole
        event.alsoFrom = []
        switch content {
        case .message(var message):
            message.text = message.text.map { _ in blank }
            message.attachments = message.attachments.map { attachment in
                var attachment = attachment
                attachment.name = attachment.name.map { _ in blank }
                return attachment
            }
            message.nativeID = nil
            message.replyTo = nil
            message.forwardedFrom = message.forwardedFrom.map { _ in blank }
            if var detail = message.detail {
                detail.via = detail.via.map { _ in blank }
                detail.signature = detail.signature.map { _ in blank }
                detail.deletedBy = detail.deletedBy.map { _ in blank }
                detail.quoted = detail.quoted.map { _ in blank }
                message.detail = detail
            }
            event.content = .message(message)
        case .reaction(var reaction):
            reaction.symbol = blank
            reaction.target = nil
            event.content = .reaction(reaction)
        case .membership(var change):
            change.text = change.text.map { _ in blank }
            event.content = .membership(change)
        case .payment(var payment):
            payment.amount = blank
            event.content = .payment(payment)
        case .safety(var action):
            action.text = action.text.map { _ in blank }
            event.content = .safety(action)
        case .accountChange(var change):
            change.from = change.from.map { _ in blank }
            change.to = change.to.map { _ in blank }
            change.text = change.text.map { _ in blank }
            event.content = .accountChange(change)
        case .notice: event.content = .notice(blank)
        case .call, .contact: break
        }
        return event
    }
}

extension Finding {
    fileprivate func sterile(_ blank: String) -> Finding {
        guard case .extortion(var found) = self else { return self }
        found.payees = found.payees.map { ExtortionDemand.Payee(kind: $0.kind, value: blank) }
        found.deadline?.literal = blank
        return .extortion(found)
    }
}
