// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// One chat or snap, in whichever form it was written.
struct SnapchatRecord {
    /// The sender's username; the owner's own messages of the old layout have none.
    var from: String?
    /// The other party of the owner's own messages in the old layout.
    var to: String?
    /// What it is, in one word such as `TEXT` or `STATUSERASEDMESSAGE`.
    var type: String?
    var text: String?
    var time: Timestamp?
    /// What stands for a time that cannot be read.
    var unreadTime: String?
    /// The group's name; nil in a talk of two.
    var title: String?
    /// Whether the owner sent it; nil where the export does not say.
    var isOwn: Bool?
    /// Whether what the export says about the sender contradicts itself, so that it is nobody's.
    var isDisputed = false
    /// What joins the record to files of `chat_media`.
    var mediaIDs: [String] = []
    /// Files that the record names outright, as pages do.
    var files: [String] = []

    /// Whether anything was said or sent.
    var holdsContent: Bool { type != nil || text != nil || !files.isEmpty }

    /// What makes two records of two exports the same.
    struct Essence: Hashable {
        var key: String
        var from: String?
        var time: Int64?
        var type: String?
        var text: String?
        var media: [String]
    }

    /// What makes this record the same as one of another export; seconds, since not every export has more.
    func essence(in key: String) -> Essence {
        Essence(
            key: key, from: from?.lowercased(), time: time.map { $0.microseconds / 1_000_000 }, type: type, text: text,
            media: mediaIDs)
    }

    /// Splits `b~one | b~two`.
    static func mediaIDs(_ literal: String) -> [String] {
        literal.split(separator: "|").map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
            .filter { !$0.isEmpty }
    }

    /// The time that the two members of a record tell, and whether they contradict each other.
    ///
    /// `Created(microseconds)` holds milliseconds in every export seen, whatever its name; a number that does not fall
    /// into the second that `Created` tells is no time.
    static func time(created: Timestamp?, number: Int64?, literal: String?) -> (time: Timestamp?, isContradictory: Bool)
    {
        guard let number, number > 0, let literal else { return (created, false) }
        guard let created else {
            return (
                ClockText.epoch(number).map {
                    Timestamp(microseconds: $0.microseconds, precision: $0.precision, zone: .utc, literal: literal)
                }, false
            )
        }
        guard created.precision == .second, created.zone != .unknown else { return (created, false) }
        let second = created.microseconds / 1_000_000
        if number / 1000 == second {
            return (
                Timestamp(microseconds: number * 1000, precision: .millisecond, zone: .utc, literal: literal), false
            )
        }
        if number / 1_000_000 == second {
            return (Timestamp(microseconds: number, precision: .microsecond, zone: .utc, literal: literal), false)
        }
        return (created, number != second)
    }
}
