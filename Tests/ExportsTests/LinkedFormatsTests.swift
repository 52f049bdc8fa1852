// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Foundation
import Testing

@testable import Exports

@Suite("CASE, STIX, BagIt") struct LinkedFormatsTests {
    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test("UUIDs are those of RFC 9562, version 5")
    func nameUUID() {
        // Appendix A.4 of the RFC has the DNS namespace; the one of URLs differs in one digit and is ours.
        #expect(NameUUID.exports.text == "\(UUID5.url("urn:chatforensics:export"))")
        #expect(NameUUID("x", in: .stix).text.count == 36)
    }

    @Test("every reference of the graph has a node, no node is told twice, and withheld texts are not in it")
    func graph() throws {
        let export = ExportCase.varied.export
        let text = try ExportCase.text { try CASEDocument(export).write(to: $0) }
        let nodes = try #require(try object(text)["@graph"] as? [[String: Any]])
        var known: Set<String> = []
        var wanted: Set<String> = []
        func walk(_ value: Any) {
            if let list = value as? [Any] { for element in list { walk(element) } }
            guard let members = value as? [String: Any] else { return }
            if let id = members["@id"] as? String {
                if members.count == 1 { wanted.insert(id) } else { #expect(known.insert(id).inserted, "\(id)") }
            }
            for (_, element) in members { walk(element) }
        }
        for node in nodes { walk(node) }
        #expect(wanted.subtracting(known).isEmpty)
        #expect(nodes.count { $0["@type"] as? String == "observable:Message" } == 8)
        #expect(!text.contains("severe wording"))
        let again = try ExportCase.text { try CASEDocument(ExportCase.varied.export).write(to: $0) }
        #expect(text == again)
    }

    @Test("a wall clock has no zone in the graph, and an undated message no time")
    func graphTimes() throws {
        var one = ExportCase()
        one.add(.message(Message(text: "x")), at: 0, zone: .unknown)
        one.say("y", at: nil)
        let text = try ExportCase.text { try CASEDocument(one.export).write(to: $0) }
        #expect(text.contains(#""observable:sentTime":{"@type":"xsd:dateTime","@value":"2025-03-04T19:22:10"}"#))
        #expect(text.components(separatedBy: "observable:sentTime").count == 2)
    }

    @Test("an empty case is a graph and a bundle")
    func empty() throws {
        var one = ExportCase()
        one.accounts = []
        one.conversations = []
        let graph = try ExportCase.text { try CASEDocument(one.export).write(to: $0) }
        #expect(try object(graph)["@graph"] is [Any])
        let bundle = try ExportCase.text { try STIXBundle(one.export).write(to: $0) }
        #expect(try object(bundle)["type"] as? String == "bundle")
    }

    @Test("a bundle holds accounts and identifiers, each once, all references inside, and no text")
    func bundle() throws {
        let export = ExportCase.varied.export
        let text = try ExportCase.text { try STIXBundle(export).write(to: $0) }
        let objects = try #require(try object(text)["objects"] as? [[String: Any]])
        let ids = objects.compactMap { $0["id"] as? String }
        #expect(Set(ids).count == ids.count)
        for object in objects {
            for (key, value) in object where key.hasSuffix("_refs") {
                #expect(Set(value as? [String] ?? []).isSubset(of: ids))
            }
        }
        #expect(
            objects.contains { $0["type"] as? String == "email-addr" && $0["value"] as? String == "pay@example.com" })
        #expect(!text.contains("4111111111111111") && text.contains("ending 1111"))
        #expect(!text.contains("hello") && !text.contains("severe wording"))
    }

    @Test("a bag seals its payload and its tag files")
    func bag() {
        var bag = Bag(date: "2026-01-02", reference: "OP-1\nEvil: x", program: "p 1")
        bag.add("b\n%.txt", bytes: 3, sha256: String(repeating: "b", count: 64))
        bag.add("a.txt", bytes: 4, sha256: String(repeating: "a", count: 64))
        let files = Dictionary(
            uniqueKeysWithValues: bag.tagFiles.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
        #expect(
            files["manifest-sha256.txt"]
                == "\(String(repeating: "a", count: 64))  data/a.txt\n\(String(repeating: "b", count: 64))  data/b%0A%25.txt\n"
        )
        #expect(files["bag-info.txt"]?.contains("Payload-Oxum: 7.2\n") == true)
        #expect(files["bag-info.txt"]?.contains("\nEvil") == false)
        #expect(
            files["tagmanifest-sha256.txt"]?.contains(StreamDigest.hex(of: Array((files["bag-info.txt"] ?? "").utf8)))
                == true)
    }
}

/// A second way to the same value, to check the first: `uuid.uuid5(uuid.NAMESPACE_URL, …)` of Python gave these.
enum UUID5 {
    static func url(_ name: String) -> String {
        ["urn:chatforensics:export": "5ab4ad45-ce74-5e06-975a-388bd78285a8"][name] ?? ""
    }
}
