// SPDX-License-Identifier: Apache-2.0

import Detectors
import Foundation

/// A change of a conversation that must not change what is found in it.
enum Transform: String, CaseIterable {
    case capitals, smallLetters, otherNames, otherSums, otherZone, halvedMessages, joinedMessages, emojiAtEnds
    case rolesSwapped

    func applied(to conversation: LabelledConversation) -> LabelledConversation {
        var changed = conversation
        switch self {
        case .capitals: changed.eachText { $0.keepingIdentifiers { $0.uppercased() } }
        case .smallLetters: changed.eachText { $0.keepingIdentifiers { $0.lowercased() } }
        case .otherNames:
            for (place, name) in zip(
                changed.participants.indices, ["Ines Okoro", "Rowan Fell", "Mika Brandt", "Ola Teal"])
            {
                changed.participants[place].name = name
            }
        case .otherSums:
            changed.eachText { text in
                text.replacing(/([£$€])(\d)(\d{1,3})\b/) {
                    "\($0.output.1)\($0.output.2 == "9" ? "8" : "9")\($0.output.3)"
                }
            }
        case .otherZone:
            for place in changed.messages.indices {
                guard let time = try? Date(changed.messages[place].t, strategy: .iso8601) else { continue }
                changed.messages[place].t = (time + 5.5 * 3600).formatted(.iso8601)
            }
        case .halvedMessages: changed.messages = halved(changed.messages)
        case .joinedMessages: changed.messages = joined(changed.messages)
        case .emojiAtEnds: changed.eachText { $0 + " 🙃" }
        case .rolesSwapped:
            let ids = changed.participants.map(\.id)
            guard ids.count == 2 else { return conversation }
            for place in changed.messages.indices {
                changed.messages[place].from = changed.messages[place].from == ids[0] ? ids[1] : ids[0]
            }
            (changed.participants[0].role, changed.participants[1].role) =
                (changed.participants[1].role, changed.participants[0].role)
        }
        return changed
    }

    /// Messages of two sentences as two messages; a quotation stays whole, since half of one is none.
    private func halved(_ messages: [LabelledConversation.Message]) -> [LabelledConversation.Message] {
        messages.flatMap { message in
            let parts = message.text.split(separator: ". ", maxSplits: 1)
            guard parts.allSatisfy({ $0.count { "\"“”".contains($0) }.isMultiple(of: 2) }) else { return [message] }
            return parts.map { part in
                var half = message
                half.text = String(part)
                return half
            }
        }
    }

    /// Messages of one person that follow one another as one message.
    private func joined(_ messages: [LabelledConversation.Message]) -> [LabelledConversation.Message] {
        messages.reduce(into: []) { result, message in
            guard let last = result.last, last.from == message.from, last.text.count + message.text.count < 300 else {
                result.append(message)
                return
            }
            result[result.count - 1].text += "\n" + message.text
        }
    }
}

extension LabelledConversation {
    fileprivate mutating func eachText(_ change: (String) -> String) {
        for place in messages.indices { messages[place].text = change(messages[place].text) }
    }
}

extension String {
    /// Changes the words that are no address, handle or number: those name something else in another case.
    fileprivate func keepingIdentifiers(_ change: (String) -> String) -> String {
        split(separator: " ", omittingEmptySubsequences: false).map { word in
            word.contains { $0.isNumber || "@/$.#".contains($0) } ? String(word) : change(String(word))
        }.joined(separator: " ")
    }
}
