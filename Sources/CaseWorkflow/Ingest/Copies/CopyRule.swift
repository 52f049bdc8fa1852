// SPDX-License-Identifier: Apache-2.0

/// By which rule two records count as one; told in the coverage account, rules in docs/evidence-handling.md.
enum CopyRule: String, Hashable {
    /// Two files of equal SHA-256.
    case bytes = "copy-same-bytes"
    /// Messages of one conversation that bear one native id, one time, one sender and one text.
    case messageID = "copy-same-message-id"
    /// Messages without native ids: a stretch of two exports of one conversation, equal in time, sender and text.
    case stretch = "copy-same-stretch"
    /// Messages of a talk of two, each party's telephone having given one export.
    case otherTelephone = "copy-other-telephone"
    /// A message with its content, and the same message of another export when it had been deleted.
    case deleted = "copy-deleted-since"
    /// An entry of a list, such as a friend request, in two exports of one owner.
    case entry = "copy-same-entry"
}

/// The place of an event among the units' batches.
struct RowPlace: Hashable {
    var unit: Int
    var batch: Int
    var row: Int
}

/// Everything that the search for copies found; numbers of accounts and conversations are those of the units.
struct CopyFindings {
    /// Two events that are one.
    struct Pair {
        var kept: RowPlace
        var copy: RowPlace
        var rule: CopyRule
    }

    /// An account or conversation of a unit.
    struct Member: Hashable {
        var unit: Int
        var number: Int
    }

    var pairs: [Pair] = []
    /// Accounts that sent the same messages.
    var accounts: [(Member, Member)] = []
    /// Conversations that are one.
    var conversations: [(Member, Member)] = []
    /// Messages of two exports that bear one id and differ, by the unit of the later.
    var differing: [Int: Int] = [:]
    /// Units with a conversation that looks like one of another export, which too little proves.
    var doubtful: [Int: Int] = [:]
    /// Units with a conversation that another form of the same export tells too, without one message in common.
    var apart: [Int: Int] = [:]
}
