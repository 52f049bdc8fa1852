// SPDX-License-Identifier: Apache-2.0

/// Anything a party sent: text, attachment, sticker, share, location, poll, or an empty body.
public struct Message: Hashable, Sendable {
    /// What became of the message.
    public enum State: UInt8, Sendable, CaseIterable {
        case sent, edited, deleted, expired, draft

        /// The word in the output files.
        public var name: String {
            switch self {
            case .sent: "sent"
            case .edited: "edited"
            case .deleted: "deleted"
            case .expired: "expired"
            case .draft: "draft"
            }
        }
    }

    /// The exporter's text as it is, mojibake repaired, direction marks kept; nil when there was none.
    public var text: String?
    /// Files, stickers, places, cards and polls, in the order of the source.
    public var attachments: [Attachment]
    /// What became of the message.
    public var state: State
    /// The platform's id of the message that this one answers.
    public var replyTo: String?
    /// The platform's id of this message, unique in its conversation.
    public var nativeID: String?
    /// Whether it was passed on from elsewhere.
    public var isForwarded: Bool
    /// The first sender's name, where the export tells.
    public var forwardedFrom: String?
    /// What few messages have.
    public var detail: MessageDetail?

    /// Makes a message.
    public init(
        text: String? = nil,
        attachments: [Attachment] = [],
        state: State = .sent,
        replyTo: String? = nil,
        nativeID: String? = nil,
        isForwarded: Bool = false,
        forwardedFrom: String? = nil,
        detail: MessageDetail? = nil
    ) {
        self.text = text
        self.attachments = attachments
        self.state = state
        self.replyTo = replyTo
        self.nativeID = nativeID
        self.isForwarded = isForwarded
        self.forwardedFrom = forwardedFrom
        self.detail = detail
    }
}

/// A file, sticker, place, card or poll that a message carries.
public struct Attachment: Hashable, Sendable, Codable {
    /// What it is.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case image, video, audio, voice, document, sticker, contactCard, location, link, poll, other
    }

    /// What it is.
    public var kind: Kind
    /// As the export names it: a path, a file name, `51.50,-0.12`, a web address, a poll's question.
    public var name: String?
    /// Row of the exhibit table that holds the file; nil when the export omits it.
    public var exhibit: Int32?
    /// Whether the sender set it to vanish after viewing.
    public var isViewOnce: Bool
    /// SHA-256 of a file that lies inside the message's own record, as base64 for one; nil for files on their own.
    public var embeddedDigest: String?

    /// Makes an attachment.
    public init(
        _ kind: Kind, name: String? = nil, exhibit: Int32? = nil, isViewOnce: Bool = false,
        embeddedDigest: String? = nil
    ) {
        self.kind = kind
        self.name = name
        self.exhibit = exhibit
        self.isViewOnce = isViewOnce
        self.embeddedDigest = embeddedDigest
    }

    /// Whether the export holds the file, on its own or inside the record.
    public var isHeld: Bool { exhibit != nil || embeddedDigest != nil }

    /// Whether this kind stands for a file that an export can hold or omit.
    public var isFile: Bool {
        switch kind {
        case .image, .video, .audio, .voice, .document, .sticker, .contactCard, .other: true
        case .location, .link, .poll: false
        }
    }
}
