// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importers
import Importing
import Testing

@Suite("Facebook JSON")
struct FacebookJSONTests {
    private static let folder = "x.zip!your_facebook_activity/messages/inbox/ada_1/"

    private func thread(_ messages: String, people: [String] = ["Ada", "Mara Test"], title: String = "Ada") -> [UInt8] {
        let participants = people.map { #"{"name": "\#($0)"}"# }.joined(separator: ",")
        return Array(#"{"participants": [\#(participants)], "messages": [\#(messages)], "title": "\#(title)"}"#.utf8)
    }

    @Test("A group of the most members, in names of which each byte takes six, is read")
    func manyMembers() throws {
        let people = (0..<250).map { String(repeating: #"\u00d0\u00b0"#, count: 24) + " \($0)" }
        let record = #"{"sender_name": "\#(people[7])", "timestamp_ms": 1, "content": "hello"}"#
        for path in [Self.folder + "message_1.json", "group.json"] {
            let recorded = try read(FacebookJSON(), files: [(path, thread(record, people: people))])
            #expect(recorded.texts == ["hello"])
            #expect(recorded.accounts.count == 250)
        }
    }

    private func readThread(_ messages: String) throws -> RecordedTimeline {
        try read(FacebookJSON(), files: [(Self.folder + "message_1.json", thread(messages))])
    }

    @Test(
        "A sentence of the service is no message",
        arguments: [
            ("Ada", "Ada named the group Trip.", "membership"),
            ("Ada", "Ada left the group.", "membership"),
            ("Ada", "Ada added Bob to the group.", "membership"),
            ("Mara Test", "You set the nickname for Ada to A.", "accountChange"),
            ("Mara Test", "Mara missed your call.", "call"),
            ("Ada", "You missed a call from Ada.", "call"),
            ("Ada", "Ada called you.", "call"),
            ("Ada", "Say hi to your new Facebook friend, Ada.", "contact"),
            ("Ada", #"Reacted \u00f0\u009f\u0098\u00a1 to your message "#, "notice"),
            ("Ada", "You are now connected on Messenger.", "notice"),
        ])
    func service(sender: String, sentence: String, kind: String) throws {
        let recorded = try readThread(#"{"sender_name": "\#(sender)", "timestamp_ms": 1, "content": "\#(sentence)"}"#)
        #expect(recorded.kinds == [kind])
        #expect(recorded.isBalanced)
    }

    @Test(
        "Words that a person typed stay a message",
        arguments: [
            "You called me names.", "You missed a call from my sister.", "Ada called me yesterday.",
            "Bob left the group.", "Reacted badly to your message", "I missed your call.",
            "Tom named the group Trip.", "Ada sent an attachment.", "You",
        ])
    func typed(text: String) throws {
        let recorded = try readThread(#"{"sender_name": "Ada", "timestamp_ms": 1, "content": "\#(text)"}"#)
        #expect(recorded.texts == [text])
    }

    @Test(
        "Lines of the service in other languages are no messages",
        arguments: [
            ("Ada hat die Gruppe „Ausflug“ genannt.", "membership"),
            ("Ada hat Bob zur Gruppe hinzugefügt.", "membership"),
            ("Ada hat das Gruppenfoto geändert.", "notice"), ("Du hast einen Anruf von Ada verpasst.", "call"),
            ("Der Videochat wurde beendet.", "call"), ("Ada a nommé le groupe Sortie.", "membership"),
            ("Ada a voté pour « Pub » dans le sondage : Où ?", "notice"), ("Vous avez manqué un appel d’Ada.", "call"),
            ("Ada vous a appelé(e).", "call"), ("Ada nombró al grupo Viaje.", "membership"), ("Ada te llamó.", "call"),
            ("El videochat finalizó.", "call"), ("Ada heeft de groep Reis genoemd.", "membership"),
            ("Ada ha aggiunto Bob al gruppo.", "membership"), ("Hai perso una chiamata da Ada.", "call"),
            ("Ha reagito con ❤ al tuo messaggio", "notice"), ("Ada saiu do grupo.", "membership"),
            ("Você perdeu uma ligação de Ada.", "call"), ("Ada nadał(a) grupie nazwę Wyjazd.", "membership"),
            ("Nieodebrane połączenie od Ada.", "call"), ("Ada gav gruppen namnet Resa.", "membership"),
            ("Du missade ett samtal från Ada.", "call"), ("Ada started a plan.", "notice"),
            ("Ada voted for \\\"Pub\\\" in the poll: Where?", "notice"), ("Missed video chat", "call"),
            ("Ada requested £20.00 from you.", "payment"), ("Ada sent Mara Test 20,00 €.", "payment"),
            ("Messages and calls are secured with end-to-end encryption. Learn more.", "notice"),
        ])
    func languages(sentence: String, kind: String) throws {
        let recorded = try readThread(#"{"sender_name": "Ada", "timestamp_ms": 1, "content": "\#(sentence)"}"#)
        #expect(recorded.kinds == [kind])
    }

    @Test(
        "What a party sent stays a message, in every language",
        arguments: [
            "Ada hat einen Anhang gesendet.", "Ada a envoyé une pièce jointe.", "Je suis là", "Ada sent flowers.",
            "Ada sent Bob flowers.", "Ada sent Mara Test flowers.", "Du hast mich angerufen", "Tu ha perso",
            "You are now friends with Tom",
        ])
    func sent(text: String) throws {
        let recorded = try readThread(#"{"sender_name": "Ada", "timestamp_ms": 1, "content": "\#(text)"}"#)
        #expect(recorded.texts == [text])
    }

    /// Lists of one person in every shape, under names with and without a number.
    private static let listShapes: [String] = [
        #"[{"timestamp": %time, "media": [], "label_values": [{"label": "Name", "value": "%name"}]}]"#,
        #"[{"title": "", "media_list_data": [], "string_list_data": [{"value": "%name", "timestamp": %time}]}]"#,
        #"{"%key_v2": [{"name": "%name", "timestamp": %time}]}"#,
    ]

    @Test(
        "A numbered list is the list, in every shape and folder", arguments: listShapes.indices, ["", "_1", "_1 (1)"])
    func numberedLists(shape: Int, number: String) throws {
        let lists = [
            ("connections/friends/sent_friend_requests", "sent_requests", "requested"),
            ("connections/friends/your_friends", "friends", "accepted"),
            ("connections/followers/people_who_followed_you", "followers", "followed"),
            ("friends_and_followers/friend_requests_received", "received_requests", "requested"),
        ]
        var files: [(path: String, bytes: [UInt8])] = []
        for (index, list) in lists.enumerated() {
            var text = Self.listShapes[shape].replacing("%key", with: list.1)
            text = text.replacing("%name", with: "Person \(index)")
            text = text.replacing("%time", with: "170000000\(index)")
            files.append((path: "x.zip!\(list.0)\(number).json", bytes: Array(text.utf8)))
        }
        let recorded = try read(FacebookJSON(), files: files)
        let steps = recorded.events.map { event -> String? in
            guard case .contact(let change) = event.content else { return nil }
            return change.step.rawValue
        }
        #expect(steps == lists.map(\.2))
        #expect(recorded.events.allSatisfy { $0.time != nil })
        #expect(recorded.codes.isEmpty)
    }

    @Test(
        "What is not understood among the lists of people is a loss; lists of pages are counted and not read",
        arguments: [
            ("connections/friends/your_friends.json", #"{"something_else": 1, "note": "no list here"}"#, 1),
            ("connections/friends/withdrawn.json", #"{"withdrawn_v1": [{"name": "Ann", "timestamp": 1700000000}]}"#, 1),
            ("connections/followers/circles.json", #"[{"title": "Ann"}, {"title": "Bo"}]"#, 2),
            ("connections/friends/your_friends.json", #"{"friends_v2": []}"#, 0),
            ("connections/friends/your_friends.json", "[]", 0),
            (
                "following_and_followers/followed_pages.json",
                #"{"pages_followed": [{"name": "Shop", "timestamp": 1}]}"#, 0
            ),
            ("connections/followers/pages_1.json", #"[{"title": "Shop"}, {"title": "Club"}]"#, 0),
            ("connections/contacts/synced_contacts.json", #"{"contacts_contact_info": [{"title": "Ann"}]}"#, 0),
            ("connections/friends/my_list.json", #"["Ann", "Bo"]"#, 2),
            ("connections/friends/my_list.json", #"{"a": {"name": "Ann"}}"#, 1),
        ])
    func listsNotUnderstood(path: String, text: String, lost: Int) throws {
        let other = (
            "connections/friends/sent_friend_requests.json", Array(#"{"sent_requests_v2": [{"name": "Cy"}]}"#.utf8)
        )
        let recorded = try read(FacebookJSON(), files: [other, (path, Array(text.utf8))])
        #expect(recorded.tallies[1]?[.unknown, default: 0] ?? 0 == lost)
        let isUnread = path.contains("pages") || path.contains("contacts")
        #expect(recorded.codes == (lost > 0 ? ["list-entry-not-understood"] : isUnread ? ["list-not-read"] : []))
        #expect((recorded.tallies[1]?[.skipped(reason: "list-not-read")] ?? 0 > 0) == isUnread)
        let reversed = try read(FacebookJSON(), files: [(path, Array(text.utf8)), other])
        #expect(reversed.codes == recorded.codes)
        #expect(reversed.events.count == recorded.events.count)
    }

    @Test("A number that is missing among a list's files is told")
    func missingList() throws {
        func list(_ name: String) -> [UInt8] { Array(#"{"friends_v2": [{"name": "\#(name)"}]}"#.utf8) }
        let folder = "connections/friends/your_friends"
        let recorded = try read(
            FacebookJSON(), files: [(folder + "_1.json", list("A")), (folder + "_3.json", list("C"))])
        #expect(recorded.events.count == 2)
        #expect(recorded.diagnostics.map(\.code) == ["list-files-missing"])
        let whole = try read(FacebookJSON(), files: [(folder + ".json", list("A")), (folder + "_2.json", list("C"))])
        #expect(whole.codes.isEmpty)
    }

    @Test("A record of type Generic was typed: it moves no money and makes no call, unless its file types no call")
    func typedSentences() throws {
        func record(_ time: Int, _ text: String, _ type: String?) -> String {
            let typed = type.map { #", "type": "\#($0)""# } ?? ""
            return #"{"sender_name": "Ada", "timestamp_ms": \#(time), "content": "\#(text)"\#(typed)}"#
        }
        let call = record(1, "Ada called you.", "Call")
        let recorded = try readThread(
            [
                record(5, "Ada sent you £20.00.", "Generic"), record(4, "Ada sent you £20.00.", "Payment"),
                record(3, "You missed a call from Ada.", "Generic"), record(2, "Ada sent you £20.00.", nil), call,
            ].joined(separator: ","))
        #expect(recorded.kinds == ["call", "payment", "message", "payment", "message"])
        let untyped = try readThread(record(1, "You missed a call from Ada.", "Generic"))
        #expect(untyped.kinds == ["call"])
    }

    @Test("A poll is a message with its question; a vote is a notice")
    func poll() throws {
        let recorded = try readThread(
            #"{"sender_name": "Ada", "timestamp_ms": 1, "content": "Ada created a poll: Where?"}"#)
        #expect(recorded.messages.map(\.attachments) == [[Attachment(.poll, name: "Where?")]])
    }

    @Test("A sentence's first name is the member's who bears it, and a nickname counts once it is set")
    func names() throws {
        let messages = [
            "Lion missed your call.", "Ada set her own nickname to Lion.", "Lion missed your call.",
            "Ada added Bob to the group.",
        ].enumerated().map { index, text in
            #"{"sender_name": "Ada Low", "timestamp_ms": \#(100 - index), "content": "\#(text)"}"#
        }
        let file = thread(messages.joined(separator: ","), people: ["Ada Low", "Bob Stone", "Mara Test"])
        let recorded = try read(FacebookJSON(), files: [(Self.folder + "message_1.json", file)])
        #expect(recorded.kinds == ["membership", "message", "accountChange", "call"])
        let subjects = recorded.events.map { event -> Account.ID? in
            guard case .membership(let change) = event.content else { return nil }
            return change.subject
        }
        #expect(subjects.first?.map { recorded.accounts[Int($0.rawValue)].name } == "Bob Stone")
    }

    @Test("Members that messages are not known to have are counted")
    func unknownMembers() throws {
        let recorded = try readThread(
            #"{"sender_name": "Ada", "timestamp_ms": 1, "content": "x", "mood": {"a": 1}, "is_odd": true, "is_unsent": false}"#
        )
        #expect(recorded.codes == ["member-not-understood"])
        #expect(recorded.diagnostics.first?.detail["count"] == 2)
    }

    @Test("Two exports of one account hold each message once, with the reactions of both")
    func copies() throws {
        func message(_ number: Int, _ more: String = "") -> String {
            #"{"sender_name": "Ada", "timestamp_ms": 170000000000\#(number), "content": "\#(number)"\#(more)}"#
        }
        let reaction = #", "reactions": [{"reaction": "like", "actor": "Mara Test"}]"#
        let recorded = try read(
            FacebookJSON(),
            files: [
                (
                    "a.zip!your_activity_across_facebook/messages/inbox/ada_1234567890/message_1.json",
                    thread([2, 1, 1, 0].map { message($0) }.joined(separator: ","))
                ),
                (
                    "b.zip!your_facebook_activity/messages/inbox/ada_1234567890/message_1.json",
                    thread(message(3) + "," + message(2, reaction))
                ),
                (
                    "b.zip!your_facebook_activity/messages/inbox/ada_1234567890/message_2.json",
                    thread(message(1) + "," + message(0))
                ),
            ])
        #expect(recorded.texts.compactMap(\.self).sorted() == ["0", "1", "1", "2", "3"])
        #expect(recorded.kinds.filter { $0 == "reaction" }.count == 1)
        #expect(recorded.isBalanced)
    }

    @Test("Folders that end alike but in no id are different threads")
    func folders() throws {
        let text = #"{"sender_name": "Jo Smith", "timestamp_ms": 1, "content": "x"}"#
        let recorded = try read(
            FacebookJSON(),
            files: [
                ("your_facebook_activity/messages/inbox/jo_smith/message_1.json", thread(text)),
                ("your_facebook_activity/messages/inbox/al_smith/message_1.json", thread(text)),
            ])
        #expect(Set(recorded.conversations.map(\.nativeID)) == ["jo_smith", "al_smith"])
        #expect(recorded.texts == ["x", "x"])
    }

    @Test("A request in two lists cites both")
    func citations() throws {
        let list = #"{"sent_requests_v2": [{"name": "Bob", "timestamp": 1700000000}]}"#
        let recorded = try read(
            FacebookJSON(),
            files: [
                ("a/friends_and_followers/friend_requests_sent.json", Array(list.utf8)),
                ("b/connections/friends/sent_friend_requests.json", Array(list.utf8)),
            ])
        #expect(recorded.kinds == ["contact"])
        #expect(recorded.events.first?.alsoFrom.count == 1)
    }

    @Test("A call that two lines tell is one call with its length")
    func callOfTwoLines() throws {
        let recorded = try readThread(
            """
            {"sender_name": "Ada", "timestamp_ms": 3000, "content": "Audio call ended", "call_duration": 33},
            {"sender_name": "Ada", "timestamp_ms": 2000, "content": "hello?"},
            {"sender_name": "Ada", "timestamp_ms": 1000, "content": "Ada started an audio call"}
            """)
        #expect(recorded.kinds == ["message", "notice", "call"])
        #expect(recorded.events.last?.content == .call(Call(isVideo: false, seconds: 33, wasAnswered: true)))
    }

    @Test("A call whose end is not told is a call")
    func callOfOneLine() throws {
        let recorded = try readThread(
            #"{"sender_name": "Ada", "timestamp_ms": 1000, "content": "Ada started a video chat"}"#)
        #expect(recorded.events.map(\.content) == [.call(Call(isVideo: true))])
    }

    @Test("Files are read in the order of their numbers, and records from the end")
    func order() throws {
        let files = [1, 2, 10].map { number in
            (
                "\(Self.folder)message_\(number).json",
                thread(
                    """
                    {"sender_name": "Ada", "timestamp_ms": 1700000000000, "content": "\(number) later"},
                    {"sender_name": "Ada", "timestamp_ms": 1700000000000, "content": "\(number) first"}
                    """)
            )
        }
        let recorded = try read(FacebookJSON(), files: files)
        #expect(recorded.texts == ["10 first", "10 later", "2 first", "2 later", "1 first", "1 later"])
        #expect(recorded.codes == ["message-files-missing"])
        #expect(recorded.conversations.count == 1)
    }

    @Test("A record that two parts hold is one, a record that one part holds twice is two")
    func repeats() throws {
        let twice = #"{"sender_name": "Ada", "timestamp_ms": 1700000000000, "content": "answer"}"#
        let once = #"{"sender_name": "Ada", "timestamp_ms": 1700000001000, "content": "now"}"#
        let inner = "your_facebook_activity/messages/inbox/ada_1/message_1.json"
        let recorded = try read(
            FacebookJSON(),
            files: [
                ("a.zip!" + inner, thread("\(twice),\(twice)")),
                ("b.zip!" + inner, thread("\(once),\(twice),\(twice)")),
            ])
        #expect(recorded.texts == ["answer", "answer", "now"])
        #expect(recorded.tallies[1]?[.skipped(reason: "duplicate-record")] == 2)
    }

    @Test("The owner is who takes part in every thread")
    func commonParticipant() throws {
        let message = #"{"sender_name": "Mara Test", "timestamp_ms": 1700000000000, "content": "hello"}"#
        let recorded = try read(
            FacebookJSON(),
            files: [
                ("x.zip!your_facebook_activity/messages/inbox/ada_1/message_1.json", thread(message)),
                (
                    "x.zip!your_facebook_activity/messages/inbox/bob_2/message_1.json",
                    thread(message, people: ["Bob", "Mara Test"], title: "Bob")
                ),
            ])
        #expect(recorded.accounts.filter(\.isOwner).map(\.name) == ["Mara Test"])
    }

    @Test("One thread does not show its owner")
    func unknownOwner() throws {
        let recorded = try readThread(#"{"sender_name": "Ada", "timestamp_ms": 1, "content": "hello"}"#)
        #expect(recorded.accounts.filter(\.isOwner).isEmpty)
    }

    @Test("Profiles of two people make two exports")
    func twoOwners() {
        let files = ["Mara", "Nina"].flatMap { name in
            [
                (
                    "\(name).zip!personal_information/profile_information/profile_information.json",
                    Array(#"{"profile_v2": {"name": {"full_name": "\#(name)"}}}"#.utf8)
                ),
                (
                    "\(name).zip!connections/friends/your_friends.json",
                    Array(#"{"friends_v2": [{"name": "Ada", "timestamp": 1700000000}]}"#.utf8)
                ),
            ]
        }
        let evidence = EvidenceSet(files: files)
        let claim = FacebookJSON().claim(in: Survey(of: evidence))
        #expect(Set(claim?.units.map(\.export) ?? []).count == 2)
        #expect(claim?.strength == .certain)
    }

    @Test("A file that nothing places is claimed as possible, and the service stays open")
    func loneFile() throws {
        let files = [
            ("message_1.json", thread(#"{"sender_name": "Ada", "timestamp_ms": 1700000000000, "content": "hello"}"#))
        ]
        let evidence = EvidenceSet(files: files)
        let claim = FacebookJSON().claim(in: Survey(of: evidence))
        #expect(claim?.strength == .possible)
        let other = InstagramJSON().claim(in: Survey(of: evidence))
        #expect(other == nil)
        let recorded = try read(FacebookJSON(), files: files)
        #expect(recorded.codes == ["platform-assumed"])
        #expect(recorded.accounts.allSatisfy { $0.platform == .meta })
    }

    @Test(
        "Hostile and broken files are survived",
        arguments: [
            "", "{", "[]", "null", #"{"participants": 5, "messages": 6}"#,
            #"{"participants": [], "messages": [{"sender_name": "A", "timestamp_ms": 99999999999999999999999}]}"#,
            #"{"participants": [], "messages": [{"sender_name": "A", "timestamp_ms": 9223372036854775807}]}"#,
            #"{"participants": [], "messages": [{"sender_name": "A", "call_duration": -9223372036854775808}]}"#,
            #"{"participants": [null], "messages": [[[[]]], {"sender_name": "A", "photos": [null, {"uri": 5}]}]}"#,
        ])
    func hostile(text: String) throws {
        let path = Self.folder + "message_1.json"
        let sound = thread(#"{"sender_name": "Ada", "timestamp_ms": 1700000000000, "content": "hello"}"#)
        let recorded = try read(
            FacebookJSON(), files: [(Self.folder + "message_2.json", sound), (path, Array(text.utf8))])
        #expect(recorded.isBalanced)
        #expect(recorded.texts.first == "hello")
    }

    private func copies(later name: String, _ laterMessages: String) throws -> RecordedTimeline {
        let hello = #"{"sender_name": "Mara Test", "timestamp_ms": 1700000000000, "content": "hello"}"#
        let first = thread(hello + #",{"sender_name": "Ada", "timestamp_ms": 1700000001000, "content": "hi"}"#)
        let second = thread(hello + "," + laterMessages, people: [name, "Mara Test"], title: name)
        return try read(
            FacebookJSON(),
            files: [
                ("a.zip!your_facebook_activity/messages/inbox/ada_123456/message_1.json", first),
                ("b.zip!your_facebook_activity/messages/inbox/ada_123456/message_1.json", second),
            ])
    }

    @Test("Somebody who was renamed between two downloads is one account", arguments: ["Ada New", "Facebook User"])
    func renamed(name: String) throws {
        let recorded = try copies(
            later: name,
            #"{"sender_name": "\#(name)", "timestamp_ms": 1700000001000, "content": "hi"},"#
                + #"{"sender_name": "\#(name)", "timestamp_ms": 1700000002000, "content": "later"}"#)
        #expect(recorded.texts == ["hello", "hi", "later"])
        #expect(Set(recorded.events.map(\.actor)).count == 2)
        #expect(recorded.codes.contains("renamed-between-exports"))
        #expect(recorded.isBalanced)
    }

    @Test("In a group, whoever was renamed is one account, and whoever is gone keeps what they wrote")
    func renamedInGroup() throws {
        func said(_ name: String, _ second: Int, _ text: String) -> String {
            #"{"sender_name": "\#(name)", "timestamp_ms": 170000000\#(second)000, "content": "\#(text)"}"#
        }
        let first = thread(
            [said("Mara Test", 0, "hello"), said("Ada", 1, "hi"), said("Kit", 2, "yes"), said("Lou", 3, "no")]
                .joined(separator: ","), people: ["Ada", "Kit", "Lou", "Mara Test"], title: "Kites")
        let gone = "Facebook User"
        let second = thread(
            [
                said("Mara Test", 0, "hello"), said("Ada New", 1, "hi"), said(gone, 2, "yes"), said(gone, 3, "no"),
                said("Ada New", 4, "later"), said(gone, 5, "last"),
            ].joined(separator: ","), people: ["Ada New", gone, "Mara Test"], title: "Kites")
        let folders = ["a.zip!", "b.zip!"].map {
            $0 + "your_facebook_activity/messages/inbox/kites_123456/message_1.json"
        }
        for copies in [[first, second], [second, first]] {
            let recorded = try read(FacebookJSON(), files: [(folders[0], copies[0]), (folders[1], copies[1])])
            #expect(recorded.messages.count == 6)
            let senders = Dictionary(
                zip(recorded.texts.map { $0 ?? "" }, recorded.events.map(\.actor)), uniquingKeysWith: { one, _ in one })
            func names(_ text: String) -> [String] {
                (senders[text] ?? nil).map { recorded.accounts[Int($0.rawValue)].identifiers.map(\.literal) } ?? []
            }
            #expect(names("hi") == ["Ada", "Ada New"])
            #expect(names("later") == ["Ada", "Ada New"])
            #expect(names("yes") == ["Kit"])
            #expect(names("no") == ["Lou"])
            // Somebody who is gone wrote it, and nothing tells who.
            #expect(names("last") == [gone])
            #expect(recorded.codes.contains("renamed-between-exports"))
        }
    }

    @Test("A reaction that only the later download has cites the message that was kept")
    func laterReaction() throws {
        let recorded = try copies(
            later: "Ada",
            #"{"sender_name": "Ada", "timestamp_ms": 1700000001000, "content": "hi", "#
                + #""reactions": [{"reaction": "\u00f0\u009f\u0091\u008d", "actor": "Mara Test"}]}"#)
        #expect(recorded.kinds == ["message", "message", "reaction"])
        let kept = try #require(recorded.events.first { $0.content == .message(Message(text: "hi")) })
        #expect(recorded.events.last?.alsoFrom == [kept.provenance])
    }
}
