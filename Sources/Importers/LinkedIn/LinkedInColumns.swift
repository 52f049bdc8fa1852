// SPDX-License-Identifier: Apache-2.0

/// The columns of a table of messages, looked up once for all rows.
struct LinkedInColumns {
    let talk: Int?
    let title: Int?
    let from: Int?
    let senderAddress: Int?
    let to: Int?
    let recipientAddresses: Int?
    let date: Int?
    let subject: Int?
    let content: Int?
    let folder: Int?
    let attachments: Int?
    /// Columns that say whether a message was never sent.
    let drafts: [Int?]

    init(_ table: HeadedTable) {
        talk = table.column("conversationid")
        title = table.column("conversationtitle")
        from = table.column("from")
        senderAddress = table.column("senderprofileurl")
        to = table.column("to")
        recipientAddresses = table.column("recipientprofileurls")
        date = table.column("date")
        subject = table.column("subject")
        content = table.column("content")
        folder = table.column("folder")
        attachments = table.column("attachments")
        drafts = [table.column("ismessagedraft"), table.column("isconversationdraft")]
    }

    /// What tells from whom to whom a message goes, and in which talk.
    var route: [Int?] { [talk, title, from, senderAddress, to, recipientAddresses] }
}
