// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats
import Importing

/// The parts of Meta's pages that all their kinds share.
enum MetaHTMLPages {
    /// The white box in which every entry of a page stands, since 2018.
    static let box = HTMLPattern("div", classes: ["pam", "uiBoxWhite", "noborder"])

    /// The same since 2025, where records are sections of the page.
    static let section = HTMLPattern("section", classes: ["_a6-g"])

    /// Whether a page is one of Meta's, by the classes of its layout.
    static func isMetaPage(_ head: [UInt8]) -> Bool {
        head.contains(text: "uiBoxWhite") || head.contains(text: "_a6-g") || head.contains(text: "_a706")
            || head.contains(text: "_2lej") || head.contains(text: "_a70e") || head.contains(text: "_3b0d")
    }

    /// The entries of a page in the order of the page; one whole page where no box is.
    static func boxes(in bytes: Span<UInt8>) -> [HTMLRecord] {
        var cursor = HTMLRecordCursor([box, section])
        var records: [HTMLRecord] = []
        while let record = cursor.next(in: bytes) { records.append(record) }
        return records
    }

    /// Counts as records that are not understood: dates beside the records, since every entry of a page has one, and
    /// elements behind a record, in the element that holds the records.
    static func reportGaps(
        around records: [HTMLRecord], _ page: HTMLPage, _ bytes: Span<UInt8>, _ times: MetaHTMLTime,
        into sink: inout some TimelineSink & ~Copyable
    ) {
        for (number, gap) in HTMLGap.all(around: records.map(\.bytes), from: 0, in: bytes).enumerated() {
            let count = gap.records { times.timestamp($0, isDateEnough: true) != nil }
            guard count > 0 else { continue }
            sink.tally(.seen, count, in: page.exhibit)
            sink.tally(.unknown, count, in: page.exhibit)
            sink.report(
                Diagnostic(
                    .loss, "record-not-understood", at: page.place(gap.bytes, "gap", number), detail: ["count": count]))
        }
        guard records.isEmpty else { return }
        let lines = HTMLGap.all(around: [], from: 0, in: bytes).first?.lines { _ in true } ?? 0
        // A heading alone is a list of nobody.
        if lines > 2 {
            sink.report(Diagnostic(.loss, "message-list-missing", at: page.place(0..<bytes.count, "page", 0)))
        }
    }

    /// The people whom a line such as `Participants: a, b and c` names; nil for every other line.
    ///
    /// Names are cut at commas and at the `and` of the line's language; a name that holds either comes in pieces.
    static func participants(in line: String) -> [String]? {
        guard let colon = line.firstIndex(of: ":"),
            let andWords = participantWords[String(line[..<colon]).trimmingVisibly.lowercased()]
        else { return nil }
        var names = line[line.index(after: colon)...].split(separator: ",").map { String($0).trimmingVisibly }
        if let last = names.last {
            for word in andWords {
                if let (left, right) = last.parting(at: " \(word) ") {
                    names.removeLast()
                    names += [left, right].map(\.trimmingVisibly)
                    break
                }
            }
        }
        return names.filter { !$0.isEmpty }
    }

    /// Whether a box is one of those above a thread's messages: its picture, its link.
    static func isThreadHeader(_ document: HTMLDocument) -> Bool {
        guard let heading = document.first(class: Self.heading) else { return false }
        return isThreadHeading(document.label(of: heading))
    }

    /// The class of what stands above the words of a record.
    static let heading = "_a6-h"

    /// Whether the heading of a box is that of one above a thread's messages.
    static func isThreadHeading(_ heading: String) -> Bool {
        let label = heading.lowercased()
        return label.hasPrefix("group invite link:") || pictureWords.contains(label)
    }

    private static let pictureWords: Set<String> = [
        "group photo", "gruppenfoto", "gruppenbild", "photo de groupe", "photo du groupe", "foto del grupo",
        "foto del gruppo", "groepsfoto", "foto do grupo", "zdjęcie grupy", "gruppfoto", "gruppebillede", "gruppebilde",
    ]

    /// The kind of a thread with a list of so many people.
    static func kind(ofThreadWith people: Int) -> Conversation.Kind {
        people > 2 ? .group : people == 2 ? .direct : .unknown
    }

    /// The words in front of a list of people, each with what stands before its last name.
    private static let participantWords: [String: [String]] = [
        "participants": ["and", "et"], "teilnehmer": ["und"], "teilnehmer/innen": ["und"],
        "teilnehmer*innen": ["und"], "participantes": ["y", "e"], "partecipanti": ["e", "ed"], "deelnemers": ["en"],
        "uczestnicy": ["i"], "deltagare": ["och"], "deltagere": ["og"], "osallistujat": ["ja"], "účastníci": ["a"],
        "résztvevők": ["és"], "participanți": ["și"],
    ]
}

/// What stands above a thread's messages.
struct MetaHTMLThreadHeader {
    var title: String?
    /// As the page lists them; empty where it does not.
    var participants: [String] = []
    /// How many people may speak; unknown where the page lists nobody.
    var kind: Conversation.Kind { MetaHTMLPages.kind(ofThreadWith: participants.count) }

    /// Reads the title and the list of participants from the front of a page.
    init(_ bytes: Span<UInt8>, firstRecords: [Range<Int>]) {
        var cursor = HTMLRecordCursor([HTMLPattern("title"), HTMLPattern("h1"), HTMLPattern("div", classes: ["_3b0d"])])
        let end = firstRecords.first?.lowerBound ?? bytes.count
        let front = bytes.extracting(0..<end)
        while let record = cursor.next(in: front) {
            guard let document = try? HTMLDocument(parsing: front, record.bytes) else { continue }
            let label = document.label(of: document.root)
            if let people = MetaHTMLPages.participants(in: label) {
                participants = people
            } else if title == nil, !label.isEmpty {
                title = label
            }
        }
        if participants.isEmpty { readParticipants(bytes, firstRecords, end: end) }
    }

    /// The list stands alone above the messages, or in the first box.
    private mutating func readParticipants(_ bytes: Span<UInt8>, _ firstRecords: [Range<Int>], end: Int) {
        let front = 0..<min(end, 262_144)
        for range in [front] + firstRecords.prefix(2) {
            guard let document = try? HTMLDocument(parsing: bytes, range) else { continue }
            for block in MetaHTMLBlock.all(in: document.root, of: document) {
                if let people = MetaHTMLPages.participants(in: block.text) {
                    participants = people
                    return
                }
            }
        }
    }
}
