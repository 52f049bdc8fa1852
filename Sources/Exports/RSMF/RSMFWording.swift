// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What the format calls things, and the facts for which it has no field of its own.
enum RSMFWording {
    static func type(of content: Event.Content) -> String {
        switch content {
        case .message: "message"
        case .membership(let change):
            switch change.step {
            case .joined, .added: "join"
            case .left, .removed: "leave"
            case .created, .invited, .promoted, .demoted, .renamed: "unknown"
            }
        case .reaction, .call, .contact, .payment, .safety, .accountChange, .notice: "unknown"
        }
    }

    /// Who joined or left; else who did it.
    static func who(_ event: Event) -> Account.ID? {
        if case .membership(let change) = event.content, let subject = change.subject { return subject }
        return event.actor
    }

    /// To the millisecond; nil for a year that RFC 3339 cannot write.
    static func timestamp(_ time: Timestamp) -> String? {
        timestamp(time.microseconds)
    }

    static func timestamp(_ microseconds: Int64) -> String? {
        guard (0...9999).contains(CivilTime(microseconds: microseconds).year) else { return nil }
        return InstantText.rfc3339(microseconds, precision: .millisecond, isInstant: true)
    }

    /// The basis of the time, the state, and the place in the evidence.
    static func custom(_ n: Int32, _ event: Event, _ export: CaseExport) -> [(String, String?)] {
        let catalogue = export.catalogue
        var pairs: [(String, String?)] = [("Number", String(n)), ("EventKind", event.content.kind.name)]
        if let time = event.time {
            pairs += [
                ("TimestampPrecision", time.precision.name), ("TimestampZone", time.zone.name),
                ("TimestampLiteral", time.literal),
                ("TimestampLatest", time.latest.flatMap(timestamp)),
            ]
        } else {
            pairs.append(("TimestampZone", "undated: stands behind the event before it in the source"))
        }
        pairs.append(("OtherTime", event.otherTime.map { InstantText.rfc3339($0) }))
        pairs += EventDetails.of(n, event, catalogue).map {
            ($0.name.prefix(1).uppercased() + $0.name.dropFirst(), $0.value)
        }
        let place = event.provenance
        pairs += [
            ("SourceFile", catalogue.path(of: place.exhibit)), ("SourceSHA256", catalogue.digest(of: place.exhibit)),
            ("SourceRecord", place.locator.description),
            ("SourceBytes", "\(place.bytes.lowerBound)-\(place.bytes.upperBound)"),
        ]
        return pairs
    }
}
