// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Foundation
import TestSupport
import Testing

@testable import Exports

@Suite("RSMF") struct RSMFTests {
    /// The parts of a mail of the one shape that is written: header lines, text, members of the container.
    struct Mail {
        var header: [String]
        var text: String
        var members: [String: Data]

        var manifest: [String: Any] {
            (try? JSONSerialization.jsonObject(with: members["rsmf_manifest.json"] ?? Data())) as? [String: Any] ?? [:]
        }
        var events: [[String: Any]] { manifest["events"] as? [[String: Any]] ?? [] }

        init(_ bytes: [UInt8]) throws {
            let whole = String(decoding: bytes, as: UTF8.self)
            let boundary = try #require(whole.firstMatch(of: /boundary="([^"]+)"/)).1
            let parts = whole.components(separatedBy: "--\(boundary)")
            #expect(parts.count == 4 && parts[3] == "--\r\n")
            header = parts[0].components(separatedBy: "\r\n")
            func content(_ part: String) throws -> Data {
                let body = try #require(part.range(of: "\r\n\r\n"))
                let lines = String(part[body.upperBound...])
                return try #require(Data(base64Encoded: lines, options: .ignoreUnknownCharacters))
            }
            text = String(decoding: try content(parts[1]), as: UTF8.self)
            let place = try TemporaryFolder()
            let evidence = try EvidenceSet.open([try place.write(Array(try content(parts[2])), to: "rsmf.zip")])
            #expect(evidence.notes.isEmpty)
            members = [:]
            for exhibit in evidence.exhibits where !exhibit.isArchive {
                members[String(exhibit.name)] = try evidence.withBytes(of: exhibit) { bytes in
                    Data((0..<bytes.count).map { bytes[$0] })
                }
            }
        }
    }

    private func files(_ one: ExportCase) throws -> [(name: String, mail: Mail)] {
        var files: [(String, Mail)] = []
        try RSMFDocument(one.export).forEachFile { name, bytes in
            #expect(bytes.allSatisfy { $0 < 0x80 })
            files.append((name, try Mail(bytes)))
        }
        return files
    }

    @Test("one file a conversation and day; headers agree with the manifest; nothing is lost or told twice")
    func slices() throws {
        let one = ExportCase.varied
        let files = try files(one)
        #expect(files.map(\.name) == ["C1_2025-03-04.rsmf", "C1_2025-03-05.rsmf"])
        var ids: [String] = []
        var reactions = 0
        for (_, mail) in files {
            #expect(mail.header.first == "X-RSMF-Version: 2.0.0")
            #expect(mail.header.contains("X-RSMF-EventCount: \(mail.events.count)"))
            ids += mail.events.compactMap { $0["id"] as? String }
            for event in mail.events {
                for file in event["attachments"] as? [[String: Any]] ?? [] {
                    let name = try #require(file["id"] as? String)
                    #expect(mail.members[name]?.count == file["size"] as? Int)
                }
                for reaction in event["reactions"] as? [[String: Any]] ?? [] {
                    reactions += reaction["count"] as? Int ?? 0
                }
            }
        }
        #expect(Set(ids).count == ids.count)
        #expect(one.export.remarks(for: .rsmf).contains(.outsideConversations(1)))
        #expect(ids.count + reactions + 1 == one.export.timeline.count)
    }

    @Test("deleted, edited, answered, undated and withheld messages say so")
    func states() throws {
        let events = try files(.varied).flatMap(\.mail.events)
        func event(_ n: Int) throws -> [String: Any] { try #require(events.first { $0["id"] as? String == "n\(n)" }) }
        func custom(_ n: Int, _ name: String) throws -> String? {
            (try event(n)["custom"] as? [[String: String]])?.first { $0["name"] == name }?["value"]
        }
        #expect(try event(3)["parent"] as? String == "n2")
        #expect(try event(5)["deleted"] as? Bool == true)
        #expect(try event(5)["body"] == nil)
        #expect(try custom(6, "State") == "edited")
        #expect(try event(7)["timestamp"] == nil)
        #expect(try custom(7, "TimestampZone")?.hasPrefix("undated") == true)
        #expect(try event(2)["timestamp"] as? String == "2025-03-04T19:22:10.000Z")
        #expect(try event(2)["direction"] as? String == "outgoing")
        #expect(try event(3)["direction"] as? String == "incoming")
        #expect(try event(13)["body"] as? String == "[text withheld: 16 characters]")
        #expect(try custom(13, "TextWithheld") == "true" || custom(13, "Withheld") == "true")
        #expect(try event(10)["type"] as? String == "unknown")
    }

    @Test("a wall clock of unknown zone and an interval say what is not known")
    func times() throws {
        var one = ExportCase()
        one.add(.message(Message(text: "x")), at: 0, zone: .unknown)
        one.add(.message(Message(text: "y")), at: 60, zone: .declared, latest: 3660)
        let text = String(
            decoding: try #require(try files(one).first).mail.members["rsmf_manifest.json"] ?? Data(), as: UTF8.self)
        #expect(text.contains(#"{"name":"TimestampZone","value":"unknown"}"#))
        #expect(text.contains(#"{"name":"TimestampLatest","value":"2025-03-04T20:23:10.000Z"}"#))
    }

    @Test("a day with more events than a file may hold is cut, and no event is lost")
    func long() throws {
        var one = ExportCase()
        for index in 0..<25 { one.say("m\(index)", at: Int64(index)) }
        var slices: [RSMFSlice] = []
        RSMFSlices(one.export.timeline, limit: 10).forEach { slices.append($0) }
        #expect(slices.map(\.events.count) == [10, 10, 5])
        #expect(slices.map(\.part) == [1, 2, 3])
        #expect(slices.flatMap(\.events) == Array(1...25))
        #expect(RSMFSlices(one.export.timeline, limit: 24).whole == nil)
    }

    @Test("names of any script are encoded words, short enough, that decode to themselves")
    func headers() throws {
        let name = String(repeating: "Söngül „Q“ 😀 ", count: 12) + "\r\nBcc: x@example.com"
        var one = ExportCase()
        one.accounts[1].identifiers = [Identifier(.displayName, name)]
        one.say("x", at: 0)
        let mail = try #require(try files(one).first).mail
        #expect(!mail.header.contains { $0.hasPrefix("Bcc") })
        #expect(mail.header.allSatisfy { $0.utf8.count <= 120 })
        let encoded = mail.header.joined().matches(of: /=\?UTF-8\?B\?([A-Za-z0-9+\/=]*)\?=/).compactMap {
            Data(base64Encoded: String($0.1))
        }
        #expect(String(decoding: encoded.reduce(Data(), +), as: UTF8.self).contains(name))
    }

    @Test("same case, same bytes; an empty case has one file without events")
    func deterministic() throws {
        let first = RSMFDocument(ExportCase.varied.export).wholeFile()
        #expect(first != nil && first == RSMFDocument(ExportCase.varied.export).wholeFile())
        let empty = try #require(RSMFDocument(ExportCase().export).wholeFile())
        #expect(try Mail(empty).events.isEmpty)
    }
}
