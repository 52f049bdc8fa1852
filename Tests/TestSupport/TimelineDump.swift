// SPDX-License-Identifier: Apache-2.0

public import CaseWorkflow
import ChatModel
public import Evidence
import Importing

/// A timeline as text that a person can check: one line an event, stable under unrelated change.
public enum TimelineDump {
    /// Exhibits, accounts, conversations, events, record account, diagnostics.
    public static func text(_ result: Ingest.Result, evidence: EvidenceSet) -> String {
        var lines: [String] = []
        for exhibit in evidence.exhibits {
            guard let status = result.statuses[exhibit.number] else { continue }
            let name = path(exhibit)
            lines.append("exhibit \(exhibit.number)  \(name)  \(exhibit.size) B  \(status.outcome)\(by(status))")
        }
        let timeline = result.timeline
        for (index, account) in timeline.accounts.enumerated() {
            let identifiers = account.identifiers.map { "\($0.kind) \(quoted($0.literal))" }.joined(separator: " ")
            let owner = account.isOwner ? " owner" : ""
            lines.append("account A\(index + 1) \(account.platform.rawValue)\(owner)  \(identifiers)")
        }
        for (index, conversation) in timeline.conversations.enumerated() {
            var line = "conversation C\(index + 1) \(conversation.platform.rawValue) \(conversation.kind)"
            if let title = conversation.title { line += " \(quoted(title))" }
            if let native = conversation.nativeID { line += " native=\(native)" }
            if conversation.startsTruncated { line += " truncated" }
            if !conversation.members.isEmpty {
                line += " members " + conversation.members.map(\.label).joined(separator: ",")
            }
            lines.append(line)
        }
        for n in timeline.numbers { lines.append(line(n, timeline)) }
        for (exhibit, tally) in result.tallies.sorted(by: { $0.key < $1.key }) {
            var line = "records @\(exhibit)  seen \(tally.seen) parsed \(tally.parsed) unknown \(tally.unknown)"
            for (reason, count) in tally.skipped.sorted(by: { $0.key < $1.key }) {
                line += " skipped \(reason) \(count)"
            }
            lines.append(line)
        }
        for diagnostic in result.diagnostics {
            var line = "! \(diagnostic.severity) \(diagnostic.code) \(place(diagnostic.provenance))"
            for (key, value) in diagnostic.detail.sorted(by: { $0.key < $1.key }) { line += " \(key)=\(value)" }
            lines.append(line)
        }
        for (exhibit, decision) in result.decisions { lines.append("? @\(exhibit) \(decision)") }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func path(_ exhibit: Exhibit) -> String { exhibit.path }

    private static func by(_ status: Ingest.ExhibitStatus) -> String {
        status.importer.map { " by \($0), \(status.events) events" } ?? ""
    }

    private static func line(_ n: Int32, _ timeline: Timeline) -> String {
        let event = timeline.event(n)
        var parts = ["\(n)", time(event.time)]
        if let other = event.otherTime { parts.append("other=\(time(other))") }
        parts.append(event.conversation?.label ?? "-")
        parts.append(event.actor?.label ?? "-")
        parts.append(content(event.content))
        parts.append(place(event.provenance))
        return parts.joined(separator: "  ")
    }

    private static func time(_ time: Timestamp?) -> String {
        guard let time else { return "undated" }
        let latest = time.latest.map { "..\(clock($0))" } ?? ""
        return "\(clock(time.microseconds))\(latest) \(time.precision) \(zone(time.zone)) \(quoted(time.literal))"
    }

    private static func zone(_ zone: Timestamp.Zone) -> String {
        switch zone {
        case .offset(let minutes): "offset\(minutes)"
        case .standardOffset(let minutes): "standard-offset\(minutes)"
        case .utc: "utc"
        case .declared: "declared"
        case .assumed: "assumed"
        case .unknown: "unknown"
        }
    }

    private static func clock(_ microseconds: Int64) -> String {
        let civil = CivilTime(microseconds: microseconds)
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let date = "\(civil.year)-\(two(civil.month))-\(two(civil.day))"
        let fraction = civil.microsecond == 0 ? "" : ".\(String(civil.microsecond + 1_000_000).dropFirst())"
        return "\(date)T\(two(civil.hour)):\(two(civil.minute)):\(two(civil.second))\(fraction)"
    }

    private static func content(_ content: Event.Content) -> String {
        switch content {
        case .message(let message): self.message(message)
        case .reaction(let reaction): "reaction \(quoted(reaction.symbol))\(suffix("to", reaction.target))"
        case .call(let call):
            "call\(call.isVideo ? " video" : "")\(suffix("seconds", call.seconds.map(String.init)))"
                + suffix("answered", call.wasAnswered.map { "\($0)" })
        case .contact(let change): "contact \(change.step) \(change.direction) \(change.other.label)"
        case .membership(let change):
            "membership \(change.step)\(suffix("subject", change.subject?.label))\(suffix("text", change.text))"
        case .payment(let payment):
            "payment \(payment.step) \(quoted(payment.amount))\(suffix("currency", payment.currency))"
        case .safety(let action):
            "safety \(action.step)\(suffix("other", action.other?.label))\(suffix("text", action.text))"
        case .accountChange(let change):
            "accountChange \(change.field)\(suffix("from", change.from))\(suffix("to", change.to))"
                + suffix("text", change.text)
        case .notice(let text): "notice \(quoted(text))"
        }
    }

    private static func message(_ message: Message) -> String {
        var line = "message \(message.text.map(quoted) ?? "-")"
        if message.state != .sent { line += " \(message.state)" }
        if message.isForwarded { line += " forwarded" }
        line += suffix("from", message.forwardedFrom) + suffix("id", message.nativeID)
        line += suffix("reply", message.replyTo)
        line += suffix("via", message.detail?.via) + suffix("signature", message.detail?.signature)
        line += suffix("deletedBy", message.detail?.deletedBy)
        if message.detail?.answersElsewhere == true { line += " answersElsewhere" }
        line += suffix("delivery", message.detail?.delivery) + suffix("quoted", message.detail?.quoted)
        for attachment in message.attachments {
            line += " +\(attachment.kind) \(attachment.name.map(quoted) ?? "-")"
            if attachment.isViewOnce { line += " once" }
            if let exhibit = attachment.exhibit { line += " @\(exhibit)" }
        }
        return line
    }

    private static func suffix(_ name: String, _ value: String?) -> String {
        value.map { " \(name)=\(quoted($0))" } ?? ""
    }

    private static func place(_ provenance: Provenance) -> String {
        "@\(provenance.exhibit)[\(provenance.bytes.lowerBound)..<\(provenance.bytes.upperBound)] \(provenance.locator)"
    }

    /// Quotation marks around the text, with invisible and control characters as `\u{…}`.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case let scalar
            where scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.generalCategory == .control
                || (scalar.properties.isWhitespace && scalar != " "):
                quoted += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
