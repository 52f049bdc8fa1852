// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// An invented case between adults with findings of each kind; wording is mild or a placeholder.
struct ReportFixture {
    var accounts: [Account] = []
    var conversations: [Conversation] = []
    var batch = TimelineBatch()
    private(set) var count: Int32 = 0

    /// 2026-06-12T18:53:04Z.
    static let start: Int64 = 1_781_290_384_000_000
    static let owner = Account.ID(0)
    static let other = Account.ID(1)
    static let second = Account.ID(2)
    static let friend = Account.ID(3)
    static let chat = Conversation.ID(0)
    static let moved = Conversation.ID(1)
    static let aside = Conversation.ID(2)

    /// Adds an event and gives its number, as long as events are added in the order of time.
    @discardableResult
    mutating func add(
        _ content: Event.Content, after seconds: Int64?, by actor: Account.ID?, in conversation: Conversation.ID?,
        precision: Timestamp.Precision = .second, zone: Timestamp.Zone = .utc, latest: Int64? = nil,
        otherTime: Timestamp? = nil
    ) -> Int32 {
        count += 1
        let time = seconds.map { seconds -> Timestamp in
            var microseconds = Self.start + seconds * 1_000_000
            microseconds -= microseconds % precision.microseconds
            return Timestamp(
                microseconds: microseconds, latest: latest.map { Self.start + $0 * 1_000_000 }, precision: precision,
                zone: zone, literal: "")
        }
        batch.append(
            Event(
                content, at: time, otherTime: otherTime, by: actor, in: conversation,
                from: Provenance(exhibit: 1, bytes: 0..<10, locator: .line(Int(count)))))
        return count
    }

    @discardableResult
    mutating func say(
        _ text: String?, _ seconds: Int64?, _ actor: Account.ID, _ conversation: Conversation.ID = Self.chat,
        precision: Timestamp.Precision = .second, attachments: [Attachment] = [], state: Message.State = .sent,
        replyTo: String? = nil, nativeID: String? = nil, isForwarded: Bool = false
    ) -> Int32 {
        add(
            .message(
                Message(
                    text: text, attachments: attachments, state: state, replyTo: replyTo, nativeID: nativeID,
                    isForwarded: isForwarded)), after: seconds, by: actor, in: conversation, precision: precision)
    }

    var timeline: Timeline { Timeline(accounts: accounts, conversations: conversations, batches: [batch]) }

    static let digest = "07fb5351b295ace8eefa3809b52e7b9ab9f97feb92b4b70f96738dda2e761d34"

    /// An analysis of a timeline with nothing found.
    static func plain(_ timeline: Timeline, showsFullContent: Bool = false) -> CaseAnalysis {
        CaseAnalysis(
            tool: Tool(name: "chatforensics", version: "0.1.0"),
            details: CaseDetails(
                reference: "C-0417", exhibit: "ABC/1", examiner: "R. Example",
                unit: "Example Constabulary, Digital Unit",
                marking: "OFFICIAL–SENSITIVE", zone: "Europe/London", zoneBasis: "declared",
                reportZone: "Europe/London", reportDate: "2026-07-06", showsFullContent: showsFullContent),
            inputs: [InputRecord(path: "export.zip", bytes: 48_211_930, sha256: digest)],
            exhibits: [
                ExhibitRecord(
                    path: "export.zip", bytes: 48_211_930, sha256: digest, importer: nil, status: .container, events: 0),
                ExhibitRecord(
                    path: "export.zip!messages/inbox/chat/message_1.json", bytes: 20_114, sha256: digest,
                    importer: "instagram-json", status: .imported, events: timeline.count),
                ExhibitRecord(
                    path: "export.zip!messages/inbox/chat/photos/picture_with_a_long_name_20260612_193301.jpg",
                    bytes: 301_222, sha256: digest, importer: nil, status: .attachment, events: 0),
                ExhibitRecord(
                    path: "export.zip!media/unsorted/clip.mp4", bytes: 1_301_222, sha256: digest, importer: nil,
                    status: .unreferenced, events: 0),
                ExhibitRecord(
                    path: "export.zip!unknown/bump_v2.bin", bytes: 77, sha256: digest, importer: nil,
                    status: .notUnderstood, events: 0),
            ],
            timeline: timeline, marks: MarkTable(), findings: [], identifiers: [],
            coverage: [
                CoverageRecord(
                    exhibit: "export.zip!messages/inbox/chat/message_1.json", records: timeline.count + 3,
                    parsed: timeline.count, skipped: 2, unknown: 1, skippedBy: ["empty-reaction": 2])
            ],
            diagnostics: [
                DiagnosticRecord(
                    severity: .note, code: "attachment-absent",
                    exhibit: "export.zip!messages/inbox/chat/message_1.json",
                    locator: "/messages/14", count: 2),
                DiagnosticRecord(
                    severity: .loss, code: "timestamp-unreadable",
                    exhibit: "export.zip!messages/inbox/chat/message_1.json", locator: "/messages/31", count: 1),
            ],
            rulePacks: [RulePackRecord(id: "core-en", version: "2026.05", sha256: digest)],
            detectors: detectors, subjects: [], severeMessages: [], inputsDigest: digest)
    }

    static let detectors: [DetectorDescription] = [
        (
            "extortion-demand", "Demand joined to a threat",
            "A threat and a demand from one account in one stretch of talk."
        ),
        ("escalation-speed", "Speed of escalation", "How long the talk took from the first message to each stage."),
        ("mass-contact", "Contact activity", "Many first contacts from one account in a short time."),
        ("persistence-after-refusal", "Requests after refusal", "A request repeated after the other side refused it."),
        ("contacts-claim", "Claim to hold contacts", "A statement to hold somebody’s list of contacts or followers."),
        ("secrecy-and-isolation", "Secrecy asked", "A request to keep the talk from others."),
        ("platform-move", "Move to another service", "A request to go on at another service."),
        ("hacked-account-claim", "Claim of a hacked account", "A statement to have broken into an account or device."),
        ("gift-or-money-offer", "Gift or money offered", "An offer of gifts or money."),
    ].map { id, name, summary in
        DetectorDescription(
            id: id, name: name, revision: 3, summary: summary,
            doesNotShow:
                "Who typed the messages, whether an image was held, or whether the threat would have been carried out.",
            scope: id == "mass-contact" ? .wholeCase : .conversation, codes: [], examples: [])
    }

    /// The rich case.
    static func rich(showsFullContent: Bool = false) -> CaseAnalysis {
        var made = ReportFixture()
        made.accounts = [
            Account(
                platform: .instagram,
                identifiers: [
                    .init(.platformID, "9915004266"), .init(.username, "c_ferris.example"),
                    .init(.displayName, "Callum Ferris"),
                ],
                isOwner: true),
            Account(
                platform: .instagram,
                identifiers: [
                    .init(.username, "elodie_example.04"), .init(.displayName, "Ellie M 🌸"),
                    .init(.displayName, "Elodie Marsh"),
                ], isOwner: false),
            Account(
                platform: .whatsapp,
                identifiers: [.init(.phone, "+44 7700 900461"), .init(.displayName, "Elodie\u{202E}hsraM")],
                isOwner: false),
            Account(
                platform: .instagram, identifiers: [.init(.username, "leila.example"), .init(.displayName, "ليلى")],
                isOwner: false),
        ]
        made.conversations = [
            Conversation(platform: .instagram, kind: .direct, title: "Elodie Marsh", members: [owner, other]),
            Conversation(platform: .whatsapp, kind: .direct, title: "Elodie", members: [owner, second]),
            Conversation(platform: .instagram, kind: .direct, title: "ليلى", members: [owner, friend]),
        ]
        for index in 0..<60 {
            made.accounts.append(
                Account(platform: .instagram, identifiers: [.init(.username, "person\(index).example")], isOwner: false)
            )
            made.accounts[4 + index].isOwner = false
        }
        // Requests are those of the export's owner; here they stand two days before the talk.
        var requests: [Int32] = []
        for index in 0..<60 {
            let seconds = index < 12 ? Int64(index) * 5400 - 172_800 : Int64(index) * 47 - 79_200
            requests.append(
                made.add(
                    .contact(
                        ContactChange(step: .requested, other: Account.ID(Int32(4 + index)), direction: .outgoing)),
                    after: seconds, by: owner, in: nil))
        }
        let first = made.say("Hey 😊 thanks for accepting! I think we went to the same uni?", 0, other, nativeID: "m1")
        made.say("hi, maybe? i was at northmere till 2023", 156, owner)
        made.say("Knew it. You look so familiar", 178, other)
        let age = made.say("How old are you now?", 207, other)
        made.say("24. you?", 306, owner)
        made.say("22. Sorry if this is forward but you have a really nice smile", 321, other, replyTo: "m1")
        made.say("haha thank you 😂😂😂 not sure anyone has said that before", 488, owner)
        let home = made.say("Same. Do you live alone or with family?", 737, other)
        made.say("flatshare.\nfriday night in, very rock & roll <3", 899, owner)
        made.say(
            nil, 1216, other,
            attachments: [Attachment(.image, name: "photos/picture_with_a_long_name_20260612_193301.jpg", exhibit: 2)])
        made.say("Who’s that with you, sister? She’s lovely 🌸", 1300, other, state: .edited)
        made.add(.reaction(Reaction(symbol: "❤️", target: "m1")), after: 1400, by: owner, in: chat)
        let move = made.say("This app is slow for me. Add me on the other one, 07700 900461", 2274, other)
        made.say("ok", 2300, owner)
        let secret = made.say("And don’t tell anybody yet, I’m shy 🙈", 2406, other)
        made.say(nil, 2500, owner, state: .deleted)
        made.add(
            .notice("Messages and calls are end-to-end encrypted."), after: 2520, by: nil, in: moved, precision: .minute
        )
        made.say("hi its callum", 2580, owner, moved, precision: .minute)
        made.say("Hey you 😊", 2640, second, moved, precision: .minute)
        made.add(
            .call(Call(isVideo: true, seconds: nil, wasAnswered: false)), after: 2700, by: second, in: moved,
            precision: .minute)
        let image = made.say("[intimate image request]", 3840, second, moved, precision: .minute)
        let refused = made.say("i dont really do that", 3900, owner, moved, precision: .minute)
        let again = made.say("Why so shy. Prove you trust me", 3960, second, moved, precision: .minute)
        let received = made.say(
            nil, 4260, owner, moved, precision: .minute,
            attachments: [Attachment(.image, name: "IMG-0007.jpg", isViewOnce: true)])
        let leverage = made.say(
            "So now listen. I have your picture and your follower list saved", 4440, second, moved, precision: .minute)
        let threat = made.say(
            "If you don’t pay I will send it to Jess and everyone at work", 4560, second, moved, precision: .minute)
        made.say("what? please dont", 4600, owner, moved, precision: .minute)
        let demand = made.say("£800. Bank transfer. You have 30 minutes", 4680, second, moved, precision: .minute)
        let payee = made.say(
            "GB06 ZZNB 0099 1212 3456 78 or bc1qf989v32w23z5ggz9tpq565zvg5srqvp3ay4yaj", 4700, second, moved,
            precision: .minute)
        made.say("i dont have that, i can do 300", 5160, owner, moved, precision: .minute)
        let paid = made.say("sent. please delete it now", 6060, owner, moved, precision: .minute)
        let promise = made.say("Received 👍🏽 deleted", 6180, second, moved, precision: .minute)
        let more = made.say(
            "Not enough. £500 more tonight or it goes to Jess first", 6480, second, moved, precision: .minute)
        let distress = made.say(
            "i cant do any more tonight, i feel sick, i dont know what to do", 7140, owner, moved, precision: .minute)
        made.say("Your problem. Midnight", 7200, second, moved, precision: .minute)
        made.say("مرحبا، هل أنت بخير؟", 14_400, friend, aside)
        made.say("not really, can i ring you", 14_460, owner, aside, isForwarded: true)
        made.add(.call(Call(isVideo: false, seconds: 754, wasAnswered: true)), after: 14_500, by: owner, in: aside)
        made.say("hid\u{200B}den \u{202E}txet\u{202C} and a tab\tand \u{0}", 14_900, friend, aside)
        made.say("", 15_000, owner, aside)
        made.say("no time on this one", nil, owner, aside)
        made.add(
            .safety(SafetyAction(step: .blocked, other: second)), after: 43_200, by: owner, in: moved,
            precision: .minute)

        let rule = { (n: Int32, rule: String) in Citation(n: n, rule: rule) }
        let step = { (stage: Escalation.Stage, n: Int32, by: Account.ID, elapsed: [Int64], messages: Int) in
            Escalation.Step(
                stage: stage, citation: rule(n, "en.g.\(stage.rawValue).01"), introducedBy: by, elapsedSeconds: elapsed,
                activeSeconds: elapsed[0] / 2, messages: messages)
        }
        var analysis = plain(made.timeline, showsFullContent: showsFullContent)
        analysis.findings = [
            .escalation(
                Escalation(
                    conversation: chat, account: other, target: owner, start: first, isTruncated: false,
                    truncationReason: nil,
                    steps: [
                        step(.ageQuestion, age, other, [207, 207], 2),
                        step(.isolationQuestion, home, other, [737, 737], 6),
                        step(.platformMove, move, other, [2274, 2274], 11),
                        step(.secrecy, secret, other, [2406, 2406], 13),
                    ], level: .fast, index: 0.61, percentile: 88)),
            .escalation(
                Escalation(
                    conversation: moved, account: second, target: owner, start: first, isTruncated: false,
                    truncationReason: nil,
                    steps: [
                        step(.ageQuestion, age, other, [207, 207], 2),
                        step(.platformMove, move, other, [2274, 2274], 11),
                        step(.imageRequest, image, second, [3776, 3897], 17),
                        step(.imageReceived, received, owner, [4196, 4317], 20),
                        step(.threat, threat, second, [4496, 4617], 22),
                        step(.demand, demand, second, [4616, 4737], 24),
                        step(.payment, paid, owner, [5996, 6117], 27),
                    ], level: .veryFast, index: 0.91, percentile: 97)),
            .extortion(
                ExtortionDemand(
                    tier: .e4, conversation: moved, account: second, target: owner, frame: 1,
                    slots: [
                        .leverage: [rule(leverage, "en.x.lev.01")], .threat: [rule(threat, "en.x.thr.share.01")],
                        .audience: [rule(threat, "en.x.aud.01")], .demand: [rule(demand, "en.x.dem.01")],
                        .amount: [rule(demand, "money")],
                        .method: [rule(demand, "en.x.met.01"), rule(payee, "entity.iban")],
                        .deadline: [rule(demand, "en.x.dl.01")], .promise: [rule(promise, "en.x.pro.01")],
                    ], amount: Money(value: "800.00", currency: "GBP"),
                    payees: [
                        .init(kind: "iban", value: "GB06ZZNB00991212345678"),
                        .init(kind: "bitcoin", value: "bc1qf989v32w23z5ggz9tpq565zvg5srqvp3ay4yaj"),
                    ], deadline: .init(n: demand, literal: "30 minutes", at: "2026-06-12T20:41:00Z"), isPaid: true)),
            .extortion(
                ExtortionDemand(
                    tier: .e3, conversation: moved, account: second, target: owner, frame: 2,
                    slots: [
                        .threat: [rule(more, "en.x.thr.share.01")], .audience: [rule(more, "en.x.aud.01")],
                        .amount: [rule(more, "money")], .pressure: [rule(more, "en.x.pres.01")],
                    ], amount: Money(value: "500.00", currency: "GBP"),
                    deadline: .init(n: more, literal: "tonight", at: nil),
                    demotions: ["reported-speech"])),
            .contacts(
                ContactActivity(
                    account: owner, basis: .requests, requested: 60...60, accepted: 9...11, declined: 3, pending: 46,
                    peak: .init(windowSeconds: 3600, count: 48, from: "2026-06-11T21:02:28Z"), p: 0.00001,
                    templateShare: 0.7, level: .massRequesting,
                    citations: requests[12..<60].map { rule($0, "stat.requests-per-hour") },
                    measures: [Measure("openers alike", 7, "messages")])),
            .safeguarding(SafeguardingFlag(kind: .distress, citation: rule(distress, "en.w.dis.02"), account: owner)),
            .payment(
                PaymentRecord(
                    citation: rule(paid, "en.x.paid.01"), account: owner, isClaimed: true,
                    amount: Money(value: "300.00", currency: "GBP"), method: "bankTransfer")),
            .indicator(
                Indicator(
                    detector: "extortion-demand", revision: 3, level: .strong, conversation: moved, account: second,
                    target: owner, citations: [rule(threat, "en.x.thr.share.01"), rule(demand, "en.x.dem.01")],
                    measures: [Measure("demand after threat", 120, "seconds")],
                    innocentReadings: [
                        "A joke between people who know each other: look for earlier friendly talk and laughter.",
                        "Words quoted from somebody else: look for quotation marks and reported speech.",
                        "A debt that is in fact owed: look for an earlier loan or sale.",
                    ])),
            .indicator(
                Indicator(
                    detector: "persistence-after-refusal", revision: 3, level: .moderate, conversation: moved,
                    account: second, target: owner,
                    citations: [rule(refused, "en.g.ref.01"), rule(again, "en.g.press.01")],
                    measures: [Measure("requests after refusal", 1, "messages")],
                    innocentReadings: ["Banter in which both sides ask and refuse."])),
            .indicator(
                Indicator(
                    detector: "secrecy-and-isolation", revision: 3, level: .limited, conversation: chat, account: other,
                    target: owner, citations: [rule(secret, "en.g.sec.01")],
                    innocentReadings: ["A surprise that is being planned.", "Shyness at the start of dating."])),
            .indicator(
                Indicator(
                    detector: "secrecy-and-isolation", revision: 3, level: .moderate, conversation: chat,
                    account: other,
                    target: owner, citations: [rule(home, "en.g.iso.01")],
                    innocentReadings: ["Small talk about housing."])),
        ]
        analysis.identifiers = [
            IdentifierFinding(
                kind: "phone", value: "+447700900461", literal: "07700 900461", status: "valid", role: .own,
                account: other,
                isObfuscated: false, messages: [move]),
            IdentifierFinding(
                kind: "iban", value: "GB06ZZNB00991212345678", literal: "GB06 ZZNB 0099 1212 3456 78", status: "valid",
                role: .asserted, account: second, isObfuscated: false, messages: [payee]),
            IdentifierFinding(
                kind: "bitcoin", value: "bc1qf989v32w23z5ggz9tpq565zvg5srqvp3ay4yaj",
                literal: "bc1qf989v32w23z5ggz9tpq565zvg5srqvp3ay4yaj", status: "valid", role: .asserted,
                account: second,
                isObfuscated: false, messages: [payee]),
            IdentifierFinding(
                kind: "email", value: "e.marsh@example.com", literal: "e.marsh at example dot com",
                status: "unverifiable",
                role: .mentioned, account: owner, isObfuscated: true, messages: [payee]),
        ]
        analysis.subjects = [other, second]
        analysis.severeMessages = [image, again]
        return analysis
    }
}
