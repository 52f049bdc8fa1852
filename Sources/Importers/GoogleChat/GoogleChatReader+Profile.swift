// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

extension GoogleChatReader {
    /// Reads the owner's profile and what it says of conversations to which the owner was asked.
    mutating func readProfile(
        _ exhibit: Exhibit, of evidence: EvidenceSet, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) {
        let damage = try TextFile.damage(reading: exhibit, of: evidence) { (bytes, file) throws(ImportError) in
            var walk = JSONWalk(in: bytes, of: file)
            let tree = try walk.element(in: bytes)
            sink.tally(.seen, in: exhibit.number)
            owner = Self.identifiers(of: tree["user"])
            let account = try sink.account(platform: .googleChat, owner, isOwner: true)
            sink.tally(.parsed, in: exhibit.number)
            for (index, entry) in (tree["membership_info"]?.array ?? []).enumerated() {
                sink.tally(.seen, in: exhibit.number)
                let place = file.place(entry.bytes, .item(of: "/membership_info", at: index))
                guard let group = entry["group_id"]?.filled, let state = entry["membership_state"]?.filled else {
                    sink.tally(.unknown, in: exhibit.number)
                    remarks.note(.loss, "list-entry-not-understood", at: place)
                    continue
                }
                sink.tally(.parsed, in: exhibit.number)
                if state == "MEMBER_JOINED" { continue }
                // Who asked is not exported.
                let chat = try sink.conversation(
                    Conversation(
                        platform: .googleChat, kind: group.hasPrefix("DM ") ? .unknown : .group,
                        title: entry["group_name"]?.filled, nativeID: group))
                let change = MembershipChange(
                    step: state == "MEMBER_INVITED" ? .invited : .left, subject: account, text: state)
                try sink.append(Event(.membership(change), at: nil, by: nil, in: chat, from: place))
            }
            walk.finish(in: bytes, into: &sink)
        }
        remarks.report(into: &sink)
        if let damage { sink.report(damage) }
    }
}
