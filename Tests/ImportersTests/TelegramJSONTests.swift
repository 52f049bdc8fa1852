// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

/// A chat of two with the given records, as one line.
private func chat(_ records: String..., head: String = #""name":"Dana","type":"personal_chat","id":7"#) -> [UInt8] {
    Array("{\(head),\"messages\":[\(records.joined(separator: ","))]}".utf8)
}

private func message(_ id: Int, from: String = "user8", _ more: String = #""text":"hello""#) -> String {
    #"{"id":\#(id),"type":"message","date":"2025-03-04T19:22:10","date_unixtime":"1741112530","from_id":"\#(from)",\#(more)}"#
}

private func service(_ members: String) -> String {
    #"{"id":1,"type":"service","date":"2025-03-04T19:22:10","date_unixtime":"1741112530","actor":"Sam","actor_id":"user8",\#(members)}"#
}

private func read(_ bytes: [UInt8]) throws -> RecordedTimeline {
    try read(TelegramJSON(), files: [("result.json", bytes)])
}

private func claim(_ files: [(path: String, bytes: [UInt8])]) -> Claim? {
    TelegramJSON().claim(in: Survey(of: EvidenceSet(files: files)))
}

@Suite("telegram-json: claims")
struct TelegramJSONClaimTests {
    @Test(
        "what is not a Telegram export is not claimed",
        arguments: [
            "", "{}", "[]", "null", #"{"messages":[]}"#, #"{"name":"x","messages":[{"sender_name":"y"}]}"#,
            #"{"about":"x"}"#, #"{"name":"x","type":"thread","id":1,"messages":[]}"#, #"{"chats":{"list":[]}}"#,
            #"{"447700900123@s.whatsapp.net":{"name":"x","type":"android","messages":{}}}"#,
        ])
    func refusals(_ text: String) {
        #expect(claim([("result.json", Array(text.utf8))]) == nil)
    }

    @Test("an imitation by another exporter is left to its own importer", arguments: ["user00000", "1@s.whatsapp.net"])
    func imitation(_ sender: String) {
        #expect(claim([("result.json", chat(message(1), message(2, from: sender)))]) == nil)
    }

    @Test(
        "sparse files that other programs wrote are read, with less certainty",
        arguments: [
            #"{"messages":[{"type":"message","date_unixtime":"1544006350","from":"A","text":"x"}]}"#,
            #"{"chats":{"list":[{"name":"C","messages":[{"type":"message","date_unixtime":"1544006350","from":"A","text":"x"}]}]}}"#,
            #"{"name":"x","type":"private_group","id":1,"messages":[]}"#,
        ])
    func sparse(_ text: String) throws {
        let files = [(path: "renamed.json", bytes: Array(text.utf8))]
        #expect(claim(files)?.strength == .likely)
        #expect(try read(TelegramJSON(), files: files).isBalanced)
    }

    @Test("pages, style and media of the folder come with the file; other files do not")
    func companions() throws {
        let found = claim([
            ("x/a.txt", []), ("x/css/style.css", []), ("x/messages.html", []), ("x/messages12.html", []),
            ("x/messages_old.html", []), ("x/photos/1.jpg", []), ("x/result.json", chat(message(1))),
            ("y/photos/2.jpg", []),
        ])
        #expect(found?.strength == .certain)
        let unit = try #require(found?.units.first)
        #expect(found?.units.count == 1)
        #expect(unit.export == "x/")
        #expect(
            unit.companions.map(\.path) == [
                "x/css/style.css", "x/messages.html", "x/messages12.html", "x/photos/1.jpg",
            ])
    }

    @Test("an export that was sent in a chat is an attachment of that chat")
    func sentExport() throws {
        let found = claim([("x/files/result.json", chat(message(1))), ("x/result.json", chat(message(2)))])
        #expect(found?.units.map { $0.exhibits.map(\.path) } == [["x/result.json"]])
        let packed = claim([("x/files/a.zip!result.json", chat(message(1))), ("x/result.json", chat(message(2)))])
        #expect(packed?.units.map(\.export) == ["x/files/a.zip!", "x/"])
    }
}

@Suite("telegram-json: hostile files")
struct TelegramJSONHostileTests {
    @Test(
        "repeated openings end in an error, in time that grows with the file only",
        arguments: [
            (#"{"name":"x","messages":["#, 4000), (#"{"id":1,"type":"message","text":["#, 4000),
            (#"{"id":1,"type":"message","text":"#, 4000),
            (#"{"name":"x","type":"personal_chat","id":1,"messages":[{"#, 4000),
        ])
    func openings(_ opening: String, _ count: Int) throws {
        let head = #"{"about":"x","chats":{"list":[{"name":"x","type":null,"id":1,"messages":["#
        let bytes = Array((head + String(repeating: opening, count: count)).utf8)
        #expect(throws: ImportError.self) { _ = try read(bytes) }
    }

    @Test("a message with very many links and members is read")
    func manyLinks() throws {
        let link = #"{"type":"text_link","text":"a","href":"https://example.com/"}"#
        let links = Array(repeating: link, count: 5000).joined(separator: ",")
        let timeline = try read(chat(message(1, #""text":[\#(links)],"text_entities":[\#(links)]"#)))
        #expect(timeline.messages.first?.attachments.count == 5000)
        #expect(timeline.isBalanced)
    }
}

@Suite("telegram-json: records")
struct TelegramJSONTests {
    @Test("the owner of a single chat is whoever wrote beside the partner, if that is one user")
    func owner() throws {
        func owners(_ records: String...) throws -> [String] {
            try read(chat(records.joined(separator: ","))).accounts.filter(\.isOwner).map(\.name)
        }
        #expect(try owners(message(1, from: "user7"), message(2, from: "user8")) == ["user8"])
        #expect(try owners(message(1, from: "user7")) == [])
        #expect(try owners(message(1, from: "user8"), message(2, from: "user9")) == [])
        #expect(try owners(message(1, from: "user8"), message(2, from: "channel9")) == ["user8"])
    }

    @Test("the owner is inferred from a cut file too")
    func ownerOfCutFile() throws {
        let bytes = Array(chat(message(1, from: "user7"), message(2), message(3)).dropLast(20))
        let evidence = EvidenceSet(files: [("result.json", bytes)])
        var sink = RecordingSink()
        let unit = try #require(TelegramJSON().claim(in: Survey(of: evidence))?.units.first)
        #expect(throws: ImportError.self) {
            try TelegramJSON().read(unit, of: evidence, settings: ImportSettings(), into: &sink)
        }
        #expect(sink.recorded.texts == ["hello", "hello"])
        #expect(sink.recorded.accounts.filter(\.isOwner).map(\.name) == ["user8"])
        #expect(sink.recorded.isBalanced)
    }

    @Test(
        "senders are kept apart by id and kind; old numbers carry the kind above bit 32",
        arguments: [
            (#""user5""#, "user5"), (#""channel5""#, "channel5"), ("5", "user5"), ("4294967301", "chat5"),
            ("8589934597", "channel5"), ("99999999999999999999", "99999999999999999999"),
        ])
    func senders(_ literal: String, _ id: String) throws {
        let record =
            #"{"id":1,"type":"message","date_unixtime":"1741112530","from":"N","from_id":\#(literal),"text":"x"}"#
        let timeline = try read(chat(record))
        let actor = try #require(timeline.events.first?.actor)
        #expect(
            timeline.accounts[Int(actor.rawValue)].identifiers == [
                Identifier(.platformID, id), Identifier(.displayName, "N"),
            ])
    }

    @Test(
        "times are instants when seconds stand there, else wall clocks, else missing",
        arguments: [
            (#""date":"2025-03-04T19:22:10","date_unixtime":"1741112530""#, "2025-03-04T18:22:10", Timestamp.Zone.utc),
            (#""date":"2025-03-04T19:22:10","date_unixtime":1741112530"#, "2025-03-04T18:22:10", .utc),
            (#""date":"2025-03-04T19:22:10""#, "2025-03-04T19:22:10", .unknown),
            (#""date":"2025-03-04T19:22:10","date_unixtime":"99999999999999999999""#, "2025-03-04T19:22:10", .unknown),
            (#""date":"2025-03-04T19:22:10","date_unixtime":"9223372036854775807""#, "2025-03-04T19:22:10", .unknown),
            (#""date":"2025-02-30T19:22:10""#, nil, nil), (#""date":null"#, nil, nil),
            (#""date":"2025-03-04T19:22:10.248Z""#, "2025-03-04T19:22:10", .utc),
            (#""date":"2025-03-04 19:22:10""#, "2025-03-04T19:22:10", .unknown),
            (#""date":"2025-03-04T19:22:10+01:00""#, "2025-03-04T18:22:10", .offset(minutes: 60)),
            (#""date":"2025-03-04T19:22:10-0330""#, "2025-03-04T22:52:10", .offset(minutes: -210)),
            (#""date":"2025-03-04T19:22:10 soon""#, nil, nil), (#""date":"2025-03-04T19:22:10.Z""#, nil, nil),
        ] as [(String, String?, Timestamp.Zone?)])
    func times(_ members: String, _ expected: String?, _ zone: Timestamp.Zone?) throws {
        let timeline = try read(chat(#"{"id":1,"type":"message",\#(members),"text_entities":[],"text":"x"}"#))
        #expect(timeline.times == [expected])
        #expect(timeline.events.map { $0.time?.zone } == [zone])
        #expect(timeline.codes.contains("timestamp-unreadable") == (expected == nil))
    }

    @Test(
        "the text is the same however it is written",
        arguments: [
            #""text":"see b","text_entities":[{"type":"plain","text":"see b"}]"#,
            #""text_entities":[{"type":"plain","text":"see b"}],"text":"see b""#,
            #""text":["see ",{"type":"bold","text":"b"}]"#,
            #""text_entities":[{"type":"plain","text":"see "},{"type":"bold","text":"b"}]"#,
            #""text":"old","text":"see b","text_entities":[]"#,
            #""text":"s\u0065e b","text_entities":[{"type":"plain","text":"see b"}]"#,
            #""text":null,"text_entities":[{"type":"plain","text":"see b"}]"#,
            #""text":"","text_entities":[{"type":"plain","text":"see b"}]"#,
        ])
    func texts(_ members: String) throws {
        #expect(try read(chat(message(1, members))).texts == ["see b"])
    }

    @Test("a link whose words show another address is kept, also where only the entities have it")
    func links() throws {
        let link = #"{"type":"text_link","text":"https://example.com","href":"https://example.net/x"}"#
        let same = #"{"type":"text_link","text":"https://example.com","href":"https://example.com"}"#
        for members in [
            #""text":[\#(link)],"text_entities":[\#(link)]"#,
            #""text":"https://example.com","text_entities":[\#(link)]"#,
        ] {
            let attachments = try read(chat(message(1, members))).messages.flatMap(\.attachments)
            #expect(attachments == [Attachment(.link, name: "https://example.net/x")])
        }
        let plain = try read(chat(message(1, #""text":[\#(same)],"text_entities":[\#(same)]"#)))
        #expect(plain.messages.flatMap(\.attachments) == [])
    }

    @Test("text and entities that disagree are remarked upon")
    func contradiction() throws {
        let timeline = try read(chat(message(1, #""text":"a","text_entities":[{"type":"plain","text":"b"}]"#)))
        #expect(timeline.texts == ["a"])
        #expect(timeline.codes == ["text-contradicts-entities"])
    }

    @Test(
        "calls say whether they were taken",
        arguments: [
            (
                #""action":"phone_call","duration_seconds":5,"discard_reason":"hangup""#,
                Call(isVideo: false, seconds: 5, wasAnswered: true)
            ),
            (#""action":"phone_call","discard_reason":"busy""#, Call(isVideo: false, wasAnswered: false)),
            (#""action":"phone_call""#, Call(isVideo: false)),
            (#""action":"phone_call","duration_seconds":99999999999999999999"#, Call(isVideo: false)),
            (#""action":"conference_call","is_missed":false"#, Call(isVideo: false, wasAnswered: true)),
            (#""action":"phone_call","discard_reason":"migrate_conference_all""#, Call(isVideo: false)),
            (#""action":"group_call","duration":60"#, Call(isVideo: false, seconds: 60)),
        ])
    func calls(_ members: String, _ call: Call) throws {
        #expect(try read(chat(service(members))).events.map(\.content) == [.call(call)])
    }

    @Test(
        "sums are in the currency's main unit",
        arguments: [
            ("4550", "GBP", "45.50"), ("5", "GBP", "0.05"), ("500", "JPY", "500"), ("1500", "KWD", "1.500"),
            ("50", "XTR", "50"), ("-120", "EUR", "-1.20"), ("1e3", "GBP", "1e3"),
        ])
    func sums(_ amount: String, _ currency: String, _ expected: String) throws {
        let members = #""action":"send_payment","amount":\#(amount),"currency":"\#(currency)""#
        let payment = Payment(step: .sent, amount: expected, currency: currency)
        #expect(try read(chat(service(members))).events.map(\.content) == [.payment(payment)])
    }

    @Test("an invoice is read whether it is an object or a string that holds one")
    func invoices() throws {
        let object = #"{"title":"T","amount":100,"currency":"GBP"}"#
        let quoted = object.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
        for invoice in [object, "\"\(quoted)\""] {
            let timeline = try read(chat(message(1, #""text":"","invoice_information":\#(invoice)"#)))
            #expect(timeline.kinds == ["message", "payment"])
            #expect(timeline.messages.first?.attachments == [Attachment(.other, name: "T")])
        }
    }

    @Test("a file that the export leaves out is named without being there")
    func placeholders() throws {
        let reasons = [
            "(File not included. Change data exporting settings to download.)",
            "(File exceeds maximum size. Change data exporting settings to download.)",
            "(File unavailable, please try again later)",
        ]
        for reason in reasons {
            let timeline = try read(
                chat(message(1, #""text":"","photo":"\#(reason)","self_destruct_period_seconds":5"#)))
            #expect(timeline.messages.first?.attachments == [Attachment(.image, isViewOnce: true)])
        }
    }

    @Test("paths find files of the export only")
    func paths() throws {
        let record = message(1, #""text":"","file":"files\\a.txt""#)
        let escaping = message(2, #""text":"","file":"../y/b.txt""#)
        let timeline = try read(
            TelegramJSON(),
            files: [
                ("x/files/a.txt", [1]), ("x/result.json", chat(record, escaping)), ("y/b.txt", [2]),
            ])
        #expect(timeline.messages.map { $0.attachments.first?.exhibit } == [0, nil])
    }

    @Test(
        "what cannot be read is counted and said",
        arguments: ["7", "null", #"{"id":1}"#, #"{"id":1,"type":"unsupported"}"#])
    func unknown(_ record: String) throws {
        let timeline = try read(chat(message(1), record, message(2)))
        #expect(timeline.messages.count == 2)
        #expect(timeline.tallies[0]?[.unknown] == 1)
        #expect(timeline.isBalanced)
        #expect(timeline.diagnostics.map(\.severity) == [.loss])
    }

    @Test("an answer to a message of another chat does not point into this one")
    func repliesElsewhere() throws {
        let timeline = try read(
            chat(
                message(1), message(2, #""text":"a","reply_to_message_id":1,"reply_to_peer_id":"channel9""#),
                message(3, #""text":"b","reply_to_message_id":1,"reply_to_peer_id":"user7""#),
                message(4, #""text":"c","reply_to_message_id":1"#)))
        #expect(timeline.messages.map(\.replyTo) == [nil, nil, "1", "1"])
        #expect(timeline.codes == ["one-side-only", "reply-to-other-chat"])
    }

    @Test("without numbers, the chat's name is its partner's, and who else wrote is the owner")
    func namesAlone() throws {
        func record(_ id: Int, _ name: String) -> String {
            #"{"id":\#(id),"type":"message","date_unixtime":"1741112530","from":"\#(name)","text":"x"}"#
        }
        let timeline = try read(chat(record(1, "Dana"), record(2, "Sam"), record(3, "Dana")))
        #expect(timeline.actors == ["Dana", "Sam", "Dana"])
        #expect(timeline.accounts.map(\.name) == ["Dana", "Sam"])
        #expect(timeline.accounts.filter(\.isOwner).map(\.name) == ["Sam"])
    }

    @Test("pictures that are shown for money are a request of money")
    func paidMedia() throws {
        let timeline = try read(chat(message(1, #""text":"look","paid_stars_amount":50"#)))
        #expect(timeline.messages.first?.attachments == [Attachment(.other, name: "paid media, 50 XTR")])
        #expect(
            timeline.events.last?.content == .payment(Payment(step: .requested, amount: "50", currency: "XTR")))
    }

    @Test("what goes with a gift is kept")
    func giftWords() throws {
        let timeline = try read(
            chat(
                service(
                    #""action":"send_star_gift","stars":50,"gift_text":["for ",{"type":"bold","text":"you"}]"#)))
        #expect(
            timeline.events.map(\.content) == [
                .payment(Payment(step: .sent, amount: "50", currency: "XTR")),
                .notice("send_star_gift: stars 50, gift_text for you"),
            ])
    }

    @Test(
        "lines that speak to the owner are the owner's",
        arguments: ["send_payment", "send_passport_values", "allow_sending_messages"])
    func ownActions(_ action: String) throws {
        let record =
            #"{"id":1,"type":"service","date_unixtime":"1741112530","action":"\#(action)","amount":100,"currency":"GBP"}"#
        let timeline = try read(chat(record))
        let actor = try #require(timeline.events.first?.actor)
        #expect(timeline.accounts[Int(actor.rawValue)].isOwner)
    }

    @Test("a talk of two in which one never writes is told")
    func oneSided() throws {
        func message(_ id: Int, from user: Int) -> String {
            #"{"id":\#(id),"type":"message","date_unixtime":"1741112530","from":"x","from_id":"user\#(user)","text":"a"}"#
        }
        func codes(_ users: [Int]) throws -> [String] {
            let messages = users.enumerated().map { message($0.offset + 1, from: $0.element) }.joined(separator: ",")
            let talk = #"{"name":"Dana","type":"personal_chat","id":5,"messages":[\#(messages)]}"#
            return try read(Array(talk.utf8)).codes
        }
        #expect(try codes([5, 5, 5]) == ["one-side-only"])
        #expect(try codes([8, 8, 8]) == ["one-side-only"])
        #expect(try codes([5, 5]) == [])
        #expect(try codes([5, 8, 5]) == [])
    }

    @Test("drafts are messages of the owner that were not sent; other data is counted")
    func otherData() throws {
        let drafts = #"[{"chat":"user7","chat_name":"Dana","html":"see <b>you</b> &amp; me<br>soon"},{"chat":"user7"}]"#
        let timeline = try read(
            Array(
                #"""
                {"about":"x","personal_information":{"user_id":8,"first_name":"Sam"},"other_data":{"about_meta":"x",
                "drafts":\#(drafts),"ips":[{"ip":"192.0.2.7"}],"installed_stickers":[]},"chats":{"list":[]}}
                """#.utf8))
        #expect(timeline.texts == ["see you & me\nsoon"])
        #expect(timeline.messages.map(\.state) == [.draft])
        #expect(timeline.actors == ["Sam", "Sam"])
        #expect(
            timeline.events.last?.content == .accountChange(AccountChange(field: "ip-address", to: "192.0.2.7")))
        #expect(timeline.codes == ["unknown-record-type"])
        #expect(timeline.tallies[0]?[.skipped(reason: "other-account-data")] == 2)
        #expect(timeline.isBalanced)
    }

    @Test("damage in one message costs that message alone")
    func damage() throws {
        let timeline = try read(chat(message(1), #"{"id":2,"type":"message","text":"open}"#, message(3)))
        #expect(timeline.messages.map(\.nativeID) == ["1", "3"])
        #expect(timeline.codes == ["json-damaged"])
        #expect(timeline.isBalanced)
    }

    @Test("every event points at the bytes of its record")
    func provenance() throws {
        let bytes = chat(message(1), message(2))
        let timeline = try read(bytes)
        #expect(
            timeline.events.map { String(decoding: bytes[$0.provenance.bytes], as: UTF8.self) } == [
                message(1), message(2),
            ])
        #expect(timeline.events.map(\.provenance.locator.description) == ["/messages/0", "/messages/1"])
    }

    @Test("a member leaves when he removes himself")
    func leaving() throws {
        let group = #""name":"G","type":"private_group","id":7"#
        let left = try read(chat(service(#""action":"remove_members","members":["Sam"]"#), head: group))
        #expect(left.events.map(\.content) == [.membership(MembershipChange(step: .left))])
        let removed = try read(chat(service(#""action":"remove_members","members":["Kim"]"#), head: group))
        let subject = Account.ID(1)
        #expect(removed.events.map(\.content) == [.membership(MembershipChange(step: .removed, subject: subject))])
    }
}

@Suite("telegram-json: files that are not as the client wrote them")
struct TelegramJSONWholeFileTests {
    private let first = chat(message(1), message(2))
    private let second = chat(message(3), message(4))

    @Test("an export behind another one is read, a copy of the first is passed over")
    func several() throws {
        let two = try read(first + [0x0A] + second)
        #expect(two.messages.map(\.nativeID) == ["1", "2", "3", "4"])
        #expect(two.codes == [])
        let copy = try read(first + first)
        #expect(copy.messages.map(\.nativeID) == ["1", "2"])
        #expect(copy.diagnostics.map { $0.severity.rawValue + " " + $0.code } == ["note json-repeated-export"])
        let list = try read([0x5B] + first + [0x2C, 0x20] + second + [0x5D, 0x0A])
        #expect(list.messages.map(\.nativeID) == ["1", "2", "3", "4"])
        #expect(list.codes == [] && list.isBalanced)
    }

    @Test("an export behind one that was cut off is read")
    func behindDamage() throws {
        let timeline = try read(first.dropLast(40) + second)
        #expect(timeline.messages.map(\.nativeID) == ["1", "3", "4"])
        #expect(timeline.codes == ["json-damaged"])
        #expect(timeline.isBalanced)
    }

    @Test("what stands in front and behind is told", arguments: ["HTTP/1.1 200 OK\r\n\r\n", "\0\0\0\0", "// saved\n"])
    func surroundings(_ other: String) throws {
        let timeline = try read(Array(other.utf8) + first + Array("\0\0x".utf8))
        #expect(timeline.messages.map(\.nativeID) == ["1", "2"])
        #expect(timeline.codes == ["json-leading-bytes", "json-trailing-bytes"])
        #expect(timeline.diagnostics.map(\.severity) == [.loss, .loss])
        #expect(timeline.diagnostics[0].provenance.bytes == 0..<other.utf8.count)
    }

    @Test("UTF-16 is read, and events point at its bytes", arguments: [false, true])
    func utf16(_ isBigEndian: Bool) throws {
        let text = String(decoding: chat(message(1, #""text":"häl😀lo""#), message(2)), as: UTF8.self)
        var bytes: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
        for unit in text.utf16 {
            let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            bytes += isBigEndian ? pair : pair.reversed()
        }
        let timeline = try read(bytes)
        #expect(timeline.texts == ["häl😀lo", "hello"])
        let units = message(1, #""text":"häl😀lo""#).utf16.count
        #expect(timeline.events[0].provenance.bytes.count == 2 * units)
        #expect(timeline.events[1].provenance.bytes.upperBound == bytes.count - 4)
        #expect(timeline.codes == [])
    }
}

@Suite("telegram-json: lists in messages")
struct TelegramJSONListTests {
    @Test(
        "keeps answers, votes, tasks and descriptions",
        arguments: [
            (
                #""poll":{"question":"Where?","closed":true,"total_voters":4,"answers":[{"text":"Harbour","voters":3,"chosen":true},{"text":"Mill","voters":1,"chosen":false}]},"text":"""#,
                "Where? [Harbour (3 votes, chosen) / Mill (1 vote); 4 voters; closed]"
            ),
            (
                #""todo_list":{"title":"Trip","answers":[{"text":"tent","id":1},{"text":"stove","id":2}]},"text":"""#,
                "Trip [tent / stove]"
            ),
            (
                #""invoice_information":{"title":"Ticket","description":"one day","amount":1250,"currency":"GBP"},"text":"""#,
                "Ticket [one day]"
            ),
        ])
    func lists(members: String, name: String) throws {
        let timeline = try read(chat(message(1, members)))
        #expect(timeline.messages.first?.attachments.first?.name == name)
    }

    @Test("reads a reaction's wall clock in the zone that its message tells")
    func reactionZone() throws {
        let members =
            #""text":"x","reactions":[{"type":"emoji","count":1,"emoji":"👍","recent":[{"from":"Dana","from_id":"user7","date":"2025-03-04T20:30:00"}]}]"#
        let record =
            #"{"id":1,"type":"message","date":"2025-03-04T20:15:10","date_unixtime":"1741115710","from_id":"user8",\#(members)}"#
        let timeline = try read(chat(record))
        let (sent, reacted) = (timeline.events[0].time, timeline.events[1].time)
        #expect(sent?.zone == .utc)
        #expect((reacted?.microseconds ?? 0) - (sent?.microseconds ?? 0) == 890_000_000)
        // Weeks later the clocks may have been put forward: an hour either way.
        let late = try read(chat(record.replacing("2025-03-04T20:30:00", with: "2025-05-04T20:15:10")))
        let start: Int64 = sent?.microseconds ?? 0
        let earliest: Int64 = late.events[1].time?.microseconds ?? 0
        let latest: Int64 = late.events[1].time?.latest ?? 0
        // 61 days, an hour less and an hour more.
        #expect((earliest - start) / 3_600_000_000 == 1463)
        #expect((latest - start) / 3_600_000_000 == 1465)
    }
}

@Suite("telegram-json: details")
struct TelegramJSONDetailTests {
    @Test("bot, signature and a reply to another chat stay with the message")
    func details() throws {
        let timeline = try read(
            chat(
                message(1, #""text":"a","via_bot":"@gif""#), message(2, #""text":"b","author":"Ruth""#),
                message(3, #""text":"c","reply_to_message_id":9,"reply_to_peer_id":"channel5""#),
                message(4)))
        #expect(timeline.messages.map(\.detail?.via) == ["@gif", nil, nil, nil])
        #expect(timeline.messages.map(\.detail?.signature) == [nil, "Ruth", nil, nil])
        #expect(timeline.messages.map { $0.detail?.answersElsewhere ?? false } == [false, false, true, false])
    }

    @Test("a text in no known form is a loss", arguments: ["7", "{}", #"["a",5]"#, #"[{"type":"bold"}]"#])
    func unreadable(text: String) throws {
        let timeline = try read(chat(message(1, #""text":\#(text)"#)))
        #expect(timeline.codes.contains("text-not-understood"))
        #expect(timeline.messages.count == 1)
    }

    @Test("Two times of a record that no zone explains, and members that stand twice, are told")
    func contradictions() throws {
        func codes(_ members: String) throws -> [String] {
            let message = #"{"id":1,"type":"message","from_id":"user1",\#(members),"text":"a","text_entities":[]}"#
            let file = #"{"name":"Ann","type":"personal_chat","id":1,"messages":[\#(message)]}"#
            return try ImportersTests.read(TelegramJSON(), files: [("result.json", Array(file.utf8))]).codes
        }
        let sound = #""date":"2024-03-31T12:00:00","date_unixtime":"1711846800","from":"Ann""#
        #expect(try !codes(sound).contains("timestamps-disagree"))
        #expect(try codes(sound.replacing("2024-03-31", with: "2020-01-01")).contains("timestamps-disagree"))
        #expect(try codes(sound + #","from":"Ben""#).contains("repeated-member"))
    }
}
