// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Testing

@testable import CaseWorkflow

@Suite("Whose exports are one person's") struct OwnerIdentitiesTests {
    /// Downloads of TikTok, which numbers no accounts, and what must come of them.
    struct Case: CustomTestStringConvertible {
        var testDescription: String
        var downloads: [Download]
        /// Owners, conversations and messages of the timeline.
        var owners: Int
        var talks: Int
        var messages: Int
        var code: String?
    }

    /// One download with one talk; odd messages are the owner's unless it is the other side's.
    struct Download {
        var handle: String
        var partner: String
        var range: Range<Int>
        var mail: String? = "own@example.com"
        var isOtherSide = false
        var words = "message number"

        var json: String {
            let records = range.map { number in
                let isOwn = (number % 2 == 1) != isOtherSide
                return #"{"Date":"2026-03-01 10:\#(number < 10 ? "0" : "")\#(number):00","#
                    + #""From":"\#(isOwn ? handle : partner)","Content":"\#(words) \#(number) here"}"#
            }
            let address = mail.map { #""emailAddress":"\#($0)","# } ?? ""
            return #"{"Profile And Settings":{"Profile Info":{"ProfileMap":{\#(address)"userName":"\#(handle)"}}},"#
                + #""Direct Message":{"Direct Messages":{"ChatHistory":{"Chat History with \#(partner):":["#
                + records.joined(separator: ",") + "]}}}}"
        }
    }

    @Test(
        "is told by their messages first, then by handles, then by what may be shared",
        arguments: [
            Case(
                testDescription: "a new handle, another address, four messages of one talk",
                downloads: [
                    Download(handle: "old", partner: "mira", range: 0..<7),
                    Download(handle: "new", partner: "mira", range: 3..<10, mail: nil),
                ], owners: 1, talks: 1, messages: 10, code: "owners-joined-by-messages"),
            Case(
                testDescription: "a new handle, three messages of one talk",
                downloads: [
                    Download(handle: "old", partner: "mira", range: 0..<7),
                    Download(handle: "new", partner: "mira", range: 4..<10),
                ], owners: 2, talks: 2, messages: 13, code: "owners-kept-apart"),
            Case(
                testDescription: "the same words at the same times to another partner",
                downloads: [
                    Download(handle: "ann", partner: "kit", range: 0..<10),
                    Download(handle: "ben", partner: "zoe", range: 0..<10),
                ], owners: 2, talks: 2, messages: 20, code: "owners-kept-apart"),
            Case(
                testDescription: "both sides of a talk, one address",
                downloads: [
                    Download(handle: "own", partner: "mira", range: 0..<10),
                    Download(handle: "mira", partner: "own", range: 0..<10, isOtherSide: true),
                ], owners: 2, talks: 1, messages: 10, code: "owners-apart-by-messages"),
            Case(
                testDescription: "both sides of a talk, of whom the one bears the other's handle since",
                downloads: [
                    Download(handle: "own", partner: "mira", range: 0..<10),
                    Download(handle: "own", partner: "own.2", range: 0..<10, mail: "m@example.com", isOtherSide: true),
                ], owners: 2, talks: 1, messages: 10, code: "owners-apart-by-messages"),
            Case(
                testDescription: "one handle, no message in common",
                downloads: [
                    Download(handle: "own", partner: "mira", range: 0..<5),
                    Download(handle: "own", partner: "zoe", range: 5..<10, mail: "n@example.com"),
                ], owners: 1, talks: 2, messages: 10),
            Case(
                testDescription: "one address alone, one after the other",
                downloads: [
                    Download(handle: "old", partner: "mira", range: 0..<5),
                    Download(handle: "new", partner: "mira", range: 5..<10),
                ], owners: 2, talks: 2, messages: 10, code: "owners-kept-apart"),
            Case(
                testDescription: "three downloads in a chain, each with a handle of its own, and a sibling",
                downloads: [
                    Download(handle: "one", partner: "mira", range: 0..<6),
                    Download(handle: "two", partner: "mira", range: 2..<8),
                    Download(handle: "three", partner: "mira", range: 4..<10),
                    Download(handle: "sibling", partner: "kit", range: 0..<6, words: "another text"),
                ], owners: 2, talks: 2, messages: 16, code: "owners-kept-apart"),
        ])
    func owners(row: Case) async throws {
        for isReversed in [false, true] {
            let places = Array(row.downloads.enumerated())
            let files = (isReversed ? places.reversed() : places).enumerated().map { order, place in
                (path: "\(order)/user_data_tiktok.json", bytes: Array(place.element.json.utf8))
            }
            let result = try await Ingest(settings: Ingest.Settings()).read(EvidenceSet(files: files))
            let messages = result.timeline.numbers.count { result.timeline.event($0).content.kind == .message }
            let owners = result.timeline.accounts.filter(\.isOwner)
            #expect(owners.count == row.owners)
            #expect(result.timeline.conversations.count == row.talks)
            #expect(messages == row.messages)
            let codes = Set(result.diagnostics.map(\.code).filter { $0.hasPrefix("owners-") })
            if let code = row.code { #expect(codes.contains(code)) } else { #expect(codes.isEmpty) }
            let unbalanced = result.tallies.values.filter { !$0.isBalanced }
            #expect(unbalanced.isEmpty)
        }
    }
}
