// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// A line that the program makes of a row of the app: always English, whatever the telephone's language.
struct WCESentence {
    /// What it tells.
    enum Meaning {
        case membership(MembershipChange.Step)
        case change(String)
        case missedCall(isVideo: Bool)
        case notice
    }

    let text: String
    private(set) var meaning = Meaning.notice
    /// Who acted; nil where nobody is named.
    private(set) var actor: String?
    /// Who was added, removed or left.
    private(set) var subject: String?
    private(set) var from: String?
    private(set) var to: String?
    /// Whether the row's sender is not known to have done it.
    private(set) var isPassive = false

    init(_ text: String) {
        self.text = text
        if text == "A video call was missed" || text == "A voice call was missed" {
            meaning = .missedCall(isVideo: text.contains("video"))
        } else if let adder = text.between("You were added into the group by ", "") {
            (meaning, actor, subject) = (.membership(.added), adder, "You")
        } else if text == "You were removed" {
            (meaning, subject, isPassive) = (.membership(.removed), "You", true)
        } else if text == "Someone joined this group by using a invite link" {
            (meaning, isPassive) = (.membership(.joined), true)
        } else if text.hasPrefix("The group name changed to ") {
            meaning = .membership(.renamed)
        } else if let (old, new) = text.parting(at: " changed their number to ") {
            (meaning, from, to, actor) = (.change("phone-number"), old, new, old)
        } else {
            for (words, found) in Self.endings {
                guard let (name, _) = text.parting(at: words), !name.isEmpty else { continue }
                meaning = found
                switch found {
                case .membership(.added) where words == Self.wasAdded:
                    (subject, isPassive) = (name, true)
                case .membership(.left): (actor, subject) = (name, name)
                default: actor = name
                }
                return
            }
            // `You blocked this contact` stands in rows that bear the contact's name.
            if text.hasPrefix("You ") { actor = "You" }
        }
    }

    private static let wasAdded = " was added to the group"

    private static let endings: [(String, Meaning)] = [
        (wasAdded, .membership(.added)), (" left the group", .membership(.left)),
        (" changed the group name to ", .membership(.renamed)), (" created a group with name: ", .membership(.created)),
        (" created a broadcast channel", .membership(.created)), (" added someone", .membership(.added)),
        (" removed someone", .membership(.removed)), (" changed the group icon", .change("group-photo")),
        (" changed the group description to:", .change("group-description")),
    ]

    /// What stands in front of data that the program cannot read, and of links to contact cards.
    static let binary = "The message is binary data and its base64 is "
    static let cards = "This media include the following vCard file(s):"

    /// `Mira` of `A video call to Mira was missed.`; nil for another line.
    static func partner(_ text: String) -> String? {
        guard call(text) != nil, let end = text.lastRange(of: " was ")?.lowerBound,
            let start = [" call to ", " call from "].compactMap({ text.firstRange(of: $0)?.upperBound }).min(),
            start < end
        else { return nil }
        return String(text[start..<end])
    }

    /// `51.5,-0.12` of `Location shared: (51.5, -0.12)`; nil for another line.
    static func location(_ text: String) -> String? {
        guard let inside = text.between("Location shared: (", ")") else { return nil }
        let parts = inside.split(separator: ",").map { part in
            String(part.filter { $0 != "'" && $0 != " " })
        }
        guard parts.count == 2, parts.allSatisfy({ Double($0) != nil }) else { return nil }
        return parts.joined(separator: ",")
    }

    /// The call of `A video call to Mira was missed.`; nil for another line.
    static func call(_ text: String) -> Call? {
        guard let mark = text.lastRange(of: " was "), text.hasPrefix("A ") else { return nil }
        let front = text[..<mark.lowerBound].split(separator: " ").prefix(4)
        guard front.contains("call"), front.contains("video") || front.contains("voice") else { return nil }
        let result = text[mark.upperBound...]
        var call = Call(isVideo: front.contains("video"))
        switch result {
        case "missed.": (call.wasAnswered, call.outcome) = (false, .missed)
        case "cancelled.", "not answered.", "unavailable.", "failed.": call.wasAnswered = false
        case "in an unknown state.": break
        default:
            guard let length = String(result).between("initiated and lasted for ", " data transferred.") else {
                return nil
            }
            call.wasAnswered = true
            call.seconds = seconds(length.parting(at: " with ")?.0 ?? length)
        }
        return call
    }

    /// Seconds of `1 hour 1 minute 5 seconds`.
    private static func seconds(_ words: String) -> Int? {
        if words == "less than a second" { return 0 }
        if words == "a second" { return 1 }
        return CallLength(words: words, unit: CallLength.english)?.seconds
    }
}

extension String {
    /// The last place of a text in this one.
    fileprivate func lastRange(of other: String) -> Range<String.Index>? {
        var found: Range<String.Index>?
        var rest = self[...]
        while let next = rest.firstRange(of: other) {
            found = next
            rest = rest[next.upperBound...]
        }
        return found
    }
}
