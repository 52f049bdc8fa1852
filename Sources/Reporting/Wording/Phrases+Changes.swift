// SPDX-License-Identifier: Apache-2.0

extension Phrases {
    /// A change or an act that a service recorded, by the field of the importers: `disappearing-timer`.
    ///
    /// Some services log acts under the same kind of event: a picture taken of the screen changes no account.
    static func change(_ field: String) -> String {
        changes[field] ?? "account change: \(field.replacing("-", with: " "))"
    }

    private static let changes = [
        "bot-command": "command to a bot",
        "chat-background": "background of the chat changed",
        "chat-privacy": "privacy of the chat changed",
        "chat-theme": "theme of the chat changed",
        "deleted-by-owner": "deleted by the owner of the export",
        "device": "device recorded",
        "disappearing-timer": "timer of disappearing messages changed",
        "folder": "kept in a folder",
        "group-description": "description of the group changed",
        "group-migrated": "group moved to another kind of group",
        "group-photo": "picture of the group changed",
        "history-cleared": "history of the chat cleared",
        "history-saving": "saving of the history changed",
        "identity-papers-sent": "identity papers sent",
        "ip-address": "IP address recorded",
        "joined-service": "joined the service",
        "last-active": "last activity recorded",
        "linked-account": "account linked",
        "location": "location recorded",
        "login": "login recorded",
        "message-effect": "effect of a message",
        "message-read": "reading of a message",
        "message-text": "earlier or later text of a message",
        "met-in-person": "said to have met in person",
        "note-about-account": "note about the account",
        "phone-number-requested": "phone number asked for",
        "pinned-message": "message pinned",
        "proximity-reached": "came near the other’s location",
        "saved-to-camera-roll": "saved to the camera roll",
        "screen-recording": "recording of the screen made",
        "screenshot": "picture of the screen taken",
        "security-code": "security code changed",
        "story": "story posted",
    ]
}
