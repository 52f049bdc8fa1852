// SPDX-License-Identifier: Apache-2.0

extension Phrases {
    /// What two records have in common that are counted once (docs/evidence-handling.md).
    static func copyRule(_ code: String) -> String {
        switch code {
        case "copy-same-bytes": "the whole file, byte for byte"
        case "copy-same-message-id": "the conversation, the service’s number of the message, time, sender and text"
        case "copy-deleted-since": "the message, which one export holds and another tells as deleted"
        case "copy-same-stretch": "the conversation, and a stretch of messages in it"
        case "copy-other-telephone":
            "a talk of two that both telephones hold: minute, words and order of both people’s messages, not their names"
        case "copy-same-entry": "an entry of a list: step, person and time"
        case "duplicate-request": "a contact request in two lists of one export"
        case "duplicate-record": "a record in two places of one export"
        default: "see the document on evidence handling"
        }
    }

    /// Diagnostics that tell of two readings or copies that do not agree.
    static let conflicts: [String: String] = [
        "copy-differs": "two copies of a record differ",
        "possible-copy": "two conversations may be one; they were kept apart",
        "date-order-conflict": "some dates contradict the order that other dates show",
        "date-order-contradicted": "dates contradict the order that was declared",
        "zone-contradicted": "printed offsets contradict the time zone that was declared; they were followed",
        "duplicate-name": "two files of an archive have one name",
        "zip-names-differ": "an archive gives a file two names",
        "owners-joined-by-messages": "accounts of different handles were taken for one owner by their messages",
        "owners-joined-by-contact": "accounts of different handles were taken for one owner by telephone or address",
        "owners-kept-apart": "owners of two exports share a telephone or an address; they were kept apart",
        "owners-joined-by-name": "accounts of two exports were taken for one owner by their name",
    ]

    static func conflict(_ code: String) -> String { conflicts[code] ?? code }
}
