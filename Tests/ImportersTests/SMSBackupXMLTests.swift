// SPDX-License-Identifier: Apache-2.0

import CaseWorkflow
import ChatModel
import Evidence
import Importing
import Testing

@testable import Importers

@Suite struct SMSBackupXMLTests {
    private static func messages(_ records: String, count: Int? = nil) throws -> RecordedTimeline {
        let declared = count.map { " count=\"\($0)\"" } ?? " count=\"\(records.split(separator: "\n").count)\""
        return try read(
            SMSBackupXML(),
            files: [("sms.xml", Array("<?xml version='1.0'?>\n<smses\(declared)>\n\(records)\n</smses>".utf8))])
    }

    @Test(
        "says what became of a call",
        arguments: [
            (3, Call.Outcome.missed), (4, .voicemail), (5, .rejected), (6, .blocked), (7, .answeredElsewhere),
        ])
    func callOutcome(type: Int, outcome: Call.Outcome) throws {
        let call = "<call number=\"+447700900001\" duration=\"0\" date=\"1715533200123\" type=\"\(type)\"/>"
        let timeline = try read(
            SMSBackupXML(), files: [("calls.xml", Array("<calls count=\"1\">\(call)</calls>".utf8))])
        guard case .call(let found) = timeline.events.first?.content else {
            Issue.record("no call")
            return
        }
        #expect(found.outcome == outcome)
        #expect(found.wasAnswered == (type == 7))
    }

    @Test("calls of withheld numbers open no conversation", arguments: ["", "-2"])
    func withheld(number: String) throws {
        let calls = ["+447700900001", number].enumerated().map {
            "<call number=\"\($0.element)\" duration=\"0\" date=\"171553320\($0.offset)123\" type=\"3\"/>"
        }
        let timeline = try read(
            SMSBackupXML(), files: [("calls.xml", Array("<calls count=\"2\">\(calls.joined())</calls>".utf8))])
        #expect(timeline.kinds == ["call", "call"])
        #expect(timeline.conversations.count == 1)
        #expect(timeline.events[1].conversation == nil)
    }

    @Test("a text made of entities is a loss")
    func entities() throws {
        let head = "<?xml version='1.0'?><!DOCTYPE smses [<!ENTITY a \"words\">]>"
        let record = "<sms address=\"+447700900001\" date=\"1715533200123\" type=\"1\" body=\"&a;\"/>"
        let timeline = try read(
            SMSBackupXML(), files: [("sms.xml", Array((head + "<smses count=\"1\">\(record)</smses>").utf8))])
        #expect(timeline.diagnostics.filter { $0.severity == .loss }.map(\.code) == ["entity-not-expanded"])
        #expect(timeline.texts == ["\u{FFFD}"])
    }

    @Test(
        "claims by the outermost element alone",
        arguments: [
            ("<smses count=\"0\"></smses>", true), ("<calls count='1'>", true),
            ("<calls><call number='1' /></calls>", true),
            ("<?xml version='1.0'?>\n<!--a <b> c--><?xml-stylesheet href='sms.xsl'?>\n<smses count='1'>", true),
            ("\u{FEFF}<smses>", true), ("<calls><item/></calls>", false), ("<smsesx count='1'>", false),
            ("<a><smses count='1'/></a>", false), ("smses count=", false), ("", false), ("<!--", false),
        ])
    func claims(head: String, isOurs: Bool) {
        let evidence = EvidenceSet(files: [("any.bin", Array(head.utf8))])
        let claim = SMSBackupXML().claim(in: Survey(of: evidence))
        #expect((claim != nil) == isOurs)
    }

    @Test func `files of one folder are one export, and the only file of an archive belongs to the archive's folder`()
        throws
    {
        let file = Array("<smses count=\"0\"></smses>".utf8)
        let evidence = EvidenceSet(files: [
            ("phone/sms.xml", file), ("phone/calls.xml", file), ("other/sms.xml", file), ("sms.xml", file),
        ])
        let claimed = SMSBackupXML().claim(in: Survey(of: evidence))
        let claim = try #require(claimed)
        #expect(claim.units.map(\.export) == ["phone/", "other/", "sms.xml"])
        #expect(claim.units[0].exhibits.map(\.path) == ["phone/sms.xml", "phone/calls.xml"])
    }

    @Test(
        "messages and calls of one run of the app belong together when they are handed in one by one",
        arguments: [
            ("sms-20240512210000.xml", "calls-20240512210003.xml", 1),
            ("sms-20240512210000.xml", "calls-20240601210000.xml", 2), ("sms.xml", "calls.xml", 2),
        ])
    func loneFiles(messages: String, calls: String, units: Int) {
        let evidence = EvidenceSet(files: [
            (messages, Array("<smses count=\"1\"><sms address=\"+447700900001\" date=\"1\" type=\"1\"/></smses>".utf8)),
            (calls, Array("<calls count=\"1\"><call number=\"+447700900001\" date=\"1\" type=\"1\"/></calls>".utf8)),
        ])
        #expect(SMSBackupXML().claim(in: Survey(of: evidence))?.units.count == units)
    }

    @Test func `keeps rows that are alike, and tells copies in another file once`() throws {
        let row = "<sms address='07700900111' date='1748685600123' date_sent='1748685599000' type='1' body='x' />\n"
        #expect(try Self.messages(row + row + row).messages.count == 3)
        let files = [(1, "a"), (3, "b"), (2, "c")].map { count, name in
            ("phone/sms-\(name).xml", Array(("<smses>" + String(repeating: row, count: count) + "</smses>").utf8))
        }
        let timeline = try read(SMSBackupXML(), files: files)
        #expect(timeline.messages.count == 3)
        #expect(timeline.isBalanced)
    }

    @Test func `orders by the device's time and keeps the sender's`() throws {
        let timeline = try Self.messages(
            "<sms address='07700900111' date='1748685600123' date_sent='1748685599000' type='1' body='hi' />")
        let event = try #require(timeline.events.first)
        #expect(
            event.time
                == Timestamp(
                    microseconds: 1_748_685_600_123_000, precision: .millisecond, zone: .utc, literal: "1748685600123"))
        #expect(event.otherTime?.precision == .second && event.otherTime?.literal == "1748685599000")
        #expect(event.provenance.locator == .item(of: "/smses", at: 0))
    }

    @Test(
        "reads times in seconds, and none where there is none",
        arguments: [
            ("1748685600", "2025-05-31T10:00:00"), ("0", nil), ("-5", nil), ("99999999999999999999", nil), ("", nil),
        ])
    func times(date: String, expected: String?) throws {
        let timeline = try Self.messages("<sms address='07700900111' date='\(date)' type='1' body='hi' />")
        #expect(timeline.times == [expected])
        #expect(timeline.codes.contains("timestamp-unreadable") == (expected == nil))
    }

    @Test(
        "knows numbers from names of services",
        arguments: [
            ("+44 7700 900111", Identifier.Kind.phone), ("07700900111", .phone), ("60777", .displayName),
            ("PARCELCO", .displayName), ("3Tel", .displayName), ("mira@example.org", .email),
        ])
    func addresses(literal: String, kind: Identifier.Kind) {
        #expect(SMSBackupAddress(literal)?.identifier.kind == kind)
    }

    @Test("has no address where a placeholder stands", arguments: ["", "null", "insert-address-token", "-2"])
    func placeholders(literal: String) {
        #expect(SMSBackupAddress(literal) == nil)
    }

    @Test(
        "reads tapbacks",
        arguments: [
            ("Liked “see you”", "Liked", "see you"), ("Laughed at \"ha\"", "Laughed at", "ha"),
            ("Reacted 😂 to “a to b”", "😂", "a to b"),
        ])
    func tapbacks(text: String, symbol: String, quoted: String) {
        let tapback = SMSTapback(text)
        #expect(tapback?.symbol == symbol && tapback?.quoted == quoted[...])
    }

    @Test(
        "leaves other texts alone",
        arguments: ["Liked it", "Liked “it” a lot", "He said “see you”", "Reacted badly to “it”", "Loved ”"])
    func noTapbacks(text: String) {
        #expect(SMSTapback(text) == nil)
    }

    @Test func `a tapback is a reaction only where the quoted message stands in the same thread`() throws {
        let timeline = try Self.messages(
            """
            <sms address='07700900111' date='1748685600000' type='2' body='see you' />
            <sms address='07700900112' date='1748685601000' type='1' body='Liked “see you”' />
            <sms address='07700900111' date='1748685602000' type='1' body='Liked “see you”' />
            """)
        #expect(timeline.kinds == ["message", "message", "reaction"])
    }

    @Test func `states the telephone's own number, but never a correspondent's`() throws {
        func record(_ to: String, at date: Int) -> String {
            "<mms date='\(date)' msg_box='1' address='07700900111' m_id='\(date)'><parts><part seq='0' ct='text/plain' text='x'/></parts>"
                + "<addrs><addr address='07700900111' type='137'/><addr address='\(to)' type='151'/></addrs></mms>"
        }
        let own = try Self.messages(record("07700900100", at: 1_748_685_600_000))
        #expect(own.accounts.last?.identifiers == [Identifier(.phone, "07700900100")])
        #expect(own.accounts.last?.isOwner == true)
        let peer = try Self.messages(
            record("07700900112", at: 1_748_685_600_000)
                + "\n<sms address='07700900112' date='1748685601000' type='1' body='I am another' />")
        #expect(peer.accounts.filter(\.isOwner).map(\.identifiers) == [[]])
    }

    @Test func `one number in national and international form is one party of a message`() throws {
        let timeline = try Self.messages(
            "<mms date='1748685600000' msg_box='1' address='07700900111~07700900112' m_id='a'>"
                + "<parts><part seq='0' ct='text/plain' text='x'/></parts><addrs><addr address='+447700900112' type='137'/>"
                + "<addr address='+447700900111' type='151'/><addr address='+447700900100' type='151'/></addrs></mms>")
        #expect(timeline.conversations.map(\.nativeID) == ["+447700900111~+447700900112"])
        #expect(timeline.actors == ["+447700900112"])
        #expect(timeline.accounts.last?.identifiers == [Identifier(.phone, "+447700900100")])
    }

    @Test func `the same record twice in a file counts twice, and another of the same instant`() throws {
        let record = "<sms address='+447700900111' date='1748685600000' type='1' body='ok' />"
        let timeline = try Self.messages(
            [record, record, record.replacing("ok", with: "ok?"), record.replacing("type='1'", with: "type='2'")]
                .joined(separator: "\n"))
        #expect(timeline.texts == ["ok", "ok", "ok?", "ok"])
        #expect(timeline.isBalanced)
    }

    @Test func `says when the count is wrong`() throws {
        let timeline = try Self.messages(
            "<sms address='07700900111' date='1748685600000' type='1' body='ok' />", count: 3)
        #expect(timeline.codes == ["count-mismatch"])
        #expect(timeline.diagnostics[0].detail == ["declared": 3, "found": 1])
    }

    @Test func `damage of one file does not cost the next`() throws {
        let record = "<sms address='07700900111' date='1748685600000' type='1' body='ok' />"
        let evidence = EvidenceSet(files: [
            ("p/a.xml", Array("<smses count='2'>\(record)<sms address='07".utf8)),
            ("p/b.xml", Array("<smses count='1'>\(record.replacing("600000", with: "700000"))</smses>".utf8)),
        ])
        let claimed = SMSBackupXML().claim(in: Survey(of: evidence))
        let claim = try #require(claimed)
        var sink = RecordingSink()
        let failure = #expect(throws: ImportError.self) {
            try SMSBackupXML().read(claim.units[0], of: evidence, settings: ImportSettings(), into: &sink)
        }
        #expect(failure?.reason == .malformed(code: "xml-unexpected-end"))
        #expect(sink.recorded.texts == ["ok", "ok"])
        #expect(sink.recorded.isBalanced)
    }

    @Test func `one talk is one thread, though numbers were dialled in the national form`() throws {
        let timeline = try Self.messages(
            """
            <sms address='07700 900111' date='1748685600000' type='2' body='hello' />
            <sms address='+447700900111' date='1748685601000' type='1' body='hi' />
            <sms address='07700900112' date='1748685602000' type='1' body='another' />
            """)
        #expect(timeline.conversations.map(\.nativeID) == ["+447700900111", "07700900112"])
        #expect(timeline.events.map(\.conversation?.rawValue) == [0, 0, 1])
        let both = [Identifier(.phone, "+447700900111"), Identifier(.phone, "07700 900111")]
        #expect(timeline.accounts.contains { $0.identifiers == both })
        #expect(timeline.codes == ["number-forms-joined"])
    }

    @Test(
        "tells whether digits are a number without its country",
        arguments: [
            ("07700900111", "+447700900111", true), ("7700900111", "+447700900111", true),
            ("447700900111", "+447700900111", true), ("5550100199", "+15550100199", true),
            ("89261234567", "+79261234567", true), ("07700900111", "+4447700900111", false),
            ("07700900112", "+447700900111", false), ("900111", "+447700900111", false),
            ("00900111", "+447700900111", false),
        ])
    func nationalForms(digits: String, number: String, isNational: Bool) {
        #expect(SMSBackupNumbers.isNational(digits, of: number) == isNational)
    }

    @Test func `two international numbers with one ending are not chosen between`() throws {
        let timeline = try Self.messages(
            """
            <sms address='+447700900111' date='1748685600000' type='1' body='a' />
            <sms address='+497700900111' date='1748685601000' type='1' body='b' />
            <sms address='07700900111' date='1748685602000' type='1' body='c' />
            """)
        #expect(timeline.conversations.count == 3)
        #expect(timeline.codes == [])
    }

    private static func picture(_ data: String) throws -> RecordedTimeline {
        try messages(
            "<mms date='1748685600000' msg_box='1' address='07700900111' m_id='a'><parts>"
                + "<part seq='0' ct='image/jpeg' cl='a.jpg' text='null' data=\"\(data)\" /></parts></mms>", count: 1)
    }

    @Test(
        "a file inside the record is known by the hash of its bytes",
        arguments: ["aGVsbG8gd29ybGQ=", "aGVsbG8g&#10;d29ybGQ=", "aGVs\nbG8g\r\nd29ybGQ", "aGVsbG8gd29ybGQ=\n"])
    func embedded(data: String) throws {
        let timeline = try Self.picture(data)
        let attachment = try #require(timeline.messages.first?.attachments.first)
        // SHA-256 of "hello world".
        #expect(
            attachment.embeddedDigest == "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9")
        #expect(attachment.isHeld)
        #expect(timeline.codes == ["embedded-media"])
    }

    @Test(
        "a file that cannot be taken out is a loss",
        arguments: ["!!!no base64", "aGVsb&amp;8=", "aGVsbG8gd29ybGQ====", "aGVsbG8gd"])
    func damagedFile(data: String) throws {
        let timeline = try Self.picture(data)
        #expect(timeline.messages.first?.attachments.first?.isHeld == false)
        #expect(timeline.codes == ["embedded-media", "embedded-media-damaged"])
    }

    @Test func `copies of a message that differ by less than a second are one, with the sender's time`() throws {
        func record(_ date: Int, _ sent: Int) -> String {
            "<sms address='+447700900111' date='\(date)' date_sent='\(sent)' type='1' body='ok' />"
        }
        let base = 1_748_685_600_000
        let dates = [base, base + 700, base + 60_000]
        let copies = try read(
            SMSBackupXML(),
            files: dates.map { ("phone/sms-\($0).xml", Array("<smses>\(record($0, base - 1000))</smses>".utf8)) })
        #expect(copies.messages.count == 2)
        // In one file they are two: who sends the same words twice in a second has done so.
        let alike = try Self.messages(dates.map { record($0, base - 1000) }.joined(separator: "\n"))
        #expect(alike.messages.count == 3)
        let untold = try Self.messages([record(base, 0), record(base + 700, 0)].joined(separator: "\n"))
        #expect(untold.messages.count == 2)
    }

    @Test func `a message without a sender says so`() throws {
        let timeline = try Self.messages("<sms address='null' date='1748685600000' type='1' body='who' />")
        #expect(timeline.actors == [nil] && timeline.codes == ["sender-missing"])
    }

    @Test func `a heart is no tag`() throws {
        let timeline = try Self.messages("<sms address='07700900111' date='1748685600000' type='2' body='I <3 it' />")
        #expect(timeline.texts == ["I <3 it"] && timeline.codes == [])
    }

    @Test("what stands in front of the list is told", arguments: ["junk\n", "\0\0\0"])
    func leading(_ other: String) throws {
        let file =
            other
            + "<?xml version='1.0'?><smses count='1'><sms address='07700900111' date='1748685600000' type='1' body='ok' /></smses>"
        let timeline = try read(SMSBackupXML(), files: [("sms.xml", Array(file.utf8))])
        #expect(timeline.texts == ["ok"] && timeline.codes == ["xml-leading-bytes"])
        #expect(timeline.diagnostics[0].provenance.bytes == 0..<other.utf8.count)
    }

    @Test func `UTF-16 is read, and events point at its bytes`() throws {
        let record = "<sms address='07700900111' date='1748685600000' type='1' body='häl😀lo' />"
        let file = "<?xml version='1.0' encoding='UTF-16'?>\n<smses count='1'>\n\(record)\n</smses>"
        var bytes: [UInt8] = [0xFF, 0xFE]
        for unit in file.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        let timeline = try read(SMSBackupXML(), files: [("sms.xml", bytes)])
        #expect(timeline.texts == ["häl😀lo"])
        #expect(timeline.events[0].provenance.bytes.count == 2 * record.utf16.count)
    }

    @Test func `a file of the network that was sent as an address keeps the address`() throws {
        let timeline = try Self.messages(
            "<mms date='1748685600000' msg_box='1' address='07700900111' m_id='a'><parts>"
                + "<part seq='0' ct='application/vnd.gsma.rcs-ft-http+xml' cl='a.xml' "
                + "text='&lt;data url=&quot;https://example.com/f?a=1&amp;amp;b=2&quot; until=&quot;x&quot;/&gt;'/></parts></mms>",
            count: 1)
        #expect(
            timeline.messages.first?.attachments == [
                Attachment(.document, name: "a.xml"), Attachment(.link, name: "https://example.com/f?a=1&b=2"),
            ])
    }

    @Test("what never left the telephone, or was refused, says so on its record", arguments: [4, 5, 6])
    func undelivered(type: Int) throws {
        let word = [4: "outbox", 5: "failed", 6: "queued"][type]
        let timeline = try Self.messages(
            "<sms address=\"+447700900001\" date=\"1715533200123\" type=\"\(type)\" body=\"x\"/>")
        #expect(timeline.messages.map(\.detail?.delivery) == [word])
        let refused = try Self.messages(
            "<mms address=\"+447700900001\" date=\"1715533200123\" msg_box=\"2\" resp_st=\"134\">"
                + "<parts><part seq=\"0\" ct=\"text/plain\" text=\"x\"/></parts></mms>")
        #expect(refused.messages.map(\.detail?.delivery) == ["failed"])
    }

    @Test("numbers that end alike are one only while the address book does not call them two people")
    func namesakesOfNumbers() throws {
        func record(_ number: String, _ name: String) -> String {
            "<sms address=\"\(number)\" date=\"1715533200123\" type=\"1\" body=\"x\" contact_name=\"\(name)\"/>"
        }
        func peers(_ records: [String]) throws -> Int {
            Set(try Self.messages(records.joined(separator: "\n")).events.compactMap(\.conversation)).count
        }
        #expect(try peers([record("+15555550101", "Ann"), record("5555550101", "(Unknown)")]) == 1)
        #expect(try peers([record("+15555550101", "Ann"), record("5555550101", "Kim")]) == 2)
        #expect(try peers([record("+15555550101", "(Unknown)"), record("05555550101", "(Unknown)")]) == 2)
    }

    @Test("a time that cannot be read keeps what is written")
    func unreadTime() throws {
        let timeline = try Self.messages("<sms address=\"+447700900001\" date=\"soon\" type=\"1\" body=\"x\"/>")
        #expect(timeline.events.map(\.unreadTime) == ["soon"])
    }

    @Test("a telephone that lists itself in a group is nobody else there")
    func ownNumberInGroup() throws {
        func record(_ date: Int, _ listed: String, to: [String]) -> String {
            "<mms date='\(date)' msg_box='1' address='\(listed)' m_id='\(date)'><parts><part seq='0' ct='text/plain' "
                + "text='x'/></parts><addrs><addr address='+447700900111' type='137'/>"
                + to.map { "<addr address='\($0)' type='151'/>" }.joined() + "</addrs></mms>"
        }
        let own = "+447700900999"
        let recorded = try Self.messages(
            record(1_748_685_600_000, "+447700900111~+447700900112~\(own)", to: ["+447700900112", own])
                + record(1_748_685_700_000, "+447700900111", to: [own]))
        let group = try #require(recorded.conversations.first { $0.kind == .group })
        #expect(group.members.count == 3)
        let holders = recorded.accounts.filter { $0.identifiers.contains { $0.literal == own } }
        #expect(!holders.contains { !$0.isOwner })
    }

    @Test("Backups of both telephones of a talk have two owners; those of one telephone have one")
    func twoTelephones() async throws {
        func backup(_ contact: String, _ number: String, sentFirst: Bool) -> [UInt8] {
            let texts = (0..<6).map { index in
                let isSent = (index % 2 == 0) == sentFirst
                return "<sms address=\"\(number)\" date=\"171563400\(index)000\" type=\"\(isSent ? 2 : 1)\" "
                    + "body=\"words \(index)\" contact_name=\"\(contact)\" />"
            }
            return Array("<?xml version='1.0'?><smses count=\"6\">\(texts.joined())</smses>".utf8)
        }
        let ann = backup("Bob", "+447700900222", sentFirst: true)
        let both = EvidenceSet(files: [
            ("x/sms-ann.xml", ann), ("x/sms-bob.xml", backup("Ann", "+447700900111", sentFirst: false)),
        ])
        let result = try await Ingest(settings: Ingest.Settings()).read(both)
        #expect(result.timeline.accounts.count(where: \.isOwner) == 2)
        #expect(result.diagnostics.contains { $0.code == "two-telephones" })
        let one = EvidenceSet(files: [
            ("x/sms-1.xml", ann), ("x/sms-2.xml", backup("Cy", "+447700900333", sentFirst: true)),
        ])
        let single = try await Ingest(settings: Ingest.Settings()).read(one)
        #expect(single.timeline.accounts.count(where: \.isOwner) == 1)
    }
}
