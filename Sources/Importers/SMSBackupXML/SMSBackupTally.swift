// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importing

/// What became of a file's records, and what is worth a remark once a file.
struct SMSBackupTally {
    var seen = 0
    var parsed = 0
    var unknown = 0
    var duplicates = 0
    /// Messages that never left the telephone.
    var drafts = 0
    var outbox = 0
    var failed = 0
    var queued = 0
    /// Multimedia messages that were announced and never fetched.
    var announced = 0
    /// Files that lie inside the XML.
    var embedded = 0
    /// Of those, the ones that are no base64.
    var damagedFiles = 0
    var unknownElements = 0
    var unknownAttributes = 0

    func flush(_ exhibit: Int32, into sink: inout some TimelineSink & ~Copyable) {
        if seen > 0 { sink.tally(.seen, seen, in: exhibit) }
        if parsed > 0 { sink.tally(.parsed, parsed, in: exhibit) }
        if unknown > 0 { sink.tally(.unknown, unknown, in: exhibit) }
        if duplicates > 0 { sink.tally(.skipped(reason: "duplicate-record"), duplicates, in: exhibit) }
    }

    func report(at whole: Provenance, into sink: inout some TimelineSink & ~Copyable) {
        let undelivered = ["drafts": drafts, "outbox": outbox, "failed": failed, "queued": queued].filter {
            $0.value > 0
        }
        if !undelivered.isEmpty { sink.report(Diagnostic(.note, "not-delivered", at: whole, detail: undelivered)) }
        if announced > 0 {
            sink.report(Diagnostic(.note, "mms-not-downloaded", at: whole, detail: ["count": announced]))
        }
        if embedded > 0 { sink.report(Diagnostic(.note, "embedded-media", at: whole, detail: ["count": embedded])) }
        if damagedFiles > 0 {
            sink.report(Diagnostic(.loss, "embedded-media-damaged", at: whole, detail: ["count": damagedFiles]))
        }
        if unknownElements > 0 {
            sink.report(Diagnostic(.note, "unknown-element", at: whole, detail: ["count": unknownElements]))
        }
        if unknownAttributes > 0 {
            sink.report(Diagnostic(.note, "unknown-member", at: whole, detail: ["count": unknownAttributes]))
        }
    }
}
