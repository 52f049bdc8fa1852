// SPDX-License-Identifier: Apache-2.0

public import Comparison

/// A few invented cases with a link planted in them, or with something that looks like one and is none.
public struct PlantedCorpus: Sendable {
    /// What is planted, in words.
    public let name: String
    /// What a comparison must say of it: see `reading(of:)`.
    public let expected: String
    private let cases: [PlantedCase]

    private init(_ name: String, _ expected: String, _ cases: [PlantedCase]) {
        (self.name, self.expected, self.cases) = (name, expected, cases)
    }

    /// Compares the cases in a new store at `path`.
    public func outcome(at path: String, by act: StoreAct) throws -> ComparisonOutcome {
        let store = try CaseStore(path, makesFile: true)
        for one in cases { _ = try store.file(one.filed, by: act) }
        return CaseComparison(try store.material(for: .all, date: "2025-01-01"), scope: .all).result()
    }

    /// A result in short: links with their bands and kinds, then hubs, notices, and why values were set aside.
    public static func reading(of outcome: ComparisonOutcome) -> String {
        let links = outcome.pairs.map { pair in
            let kinds = pair.score.items.filter { $0.standing > .accompanying }.map(\.kind)
            return "\(pair.left.reference.caseReference)–\(pair.right.reference.caseReference) band "
                + "\(pair.band.rawValue), \(pair.score.type.rawValue): \(kinds.joined(separator: ", "))"
        }
        let hubs = outcome.hubs.map { "hub: \($0.kind) of \($0.cases) cases" }
        let notices = outcome.notices.map { "notice: \($0.kind.rawValue), \($0.basis)" }
        let aside = Set(outcome.setAside.map { "set aside: \($0.kind), \($0.reason.code)" }).sorted()
        let all = links + hubs + notices + aside
        return all.isEmpty ? "nothing" : all.joined(separator: "; ")
    }

    private static func cases(_ count: Int, _ change: (Int, inout PlantedCase) -> Void) -> [PlantedCase] {
        (1...count).map { number in
            var one = PlantedCase("C-\(number)")
            one.hours = Int64(number) * 200
            change(number, &one)
            return one
        }
    }

    private static let wallet = PlantedCase.value("bitcoin", "bc1qheronheronheronheron")
    private static let script =
        "I recorded everything and I have the list of all your followers so pay £200 before 8pm tonight or every one of them gets to see it"
    private static let edited =
        "i recorded everything bro and I have the list of all ur followers so pay $450 before midnight tonight or every one of them gets to see it"
    private static let second =
        "my cousin at the harbour office counts the crates of lemons on thursday while his wife carries the blue ledger home over the hill above the mill"
    /// What somebody says of herself, and who is around her.
    private static let page =
        "mum of two, night nurse at St Elswyth, lemon cake, rowing, bad at maps, living in Hadderby with a dog called Biscuit since the flood year"
    private static let friends =
        "Anna Marsh, Paul Marsh, Grandma Jo, Tim Cole, Hadderby Rowing, Kerry Dale, Uncle Fred Dale, St Elswyth Nurses, Priya Nair, Coach Bell, Suzie Marsh"
    private static let plea =
        "please I beg you I have a small baby and I am alone and I cannot pay any more please delete everything and leave me in peace I never did anything to you"
    private static let talk = [
        "good evening my dear stranger", "your pictures are with me since this morning",
        "two hundred is what it costs you", "the clock is running as we speak", "do not keep me waiting here",
        "last words before i press the button",
    ]
    private static let answers = [
        "do i know you from somewhere", "please leave them where they are", "i cannot pay that much to you",
        "give me another day or two", "i am calling somebody now", "please please do not press it",
    ]

    /// The corpora of `docs/crosscase-quality.md`.
    public static var all: [PlantedCorpus] {
        let phone = PlantedCase.value("phone", "+447700900412")
        let account = PlantedCase.value("accountId", "instagram:1780001", .own)
        return [
            PlantedCorpus(
                "one wallet in 2 of 8 cases", "C-1–C-2 band A, material: bitcoin",
                cases(8) { if $0 < 3 { $1.values = [wallet] } }),
            PlantedCorpus(
                "one wallet in 25 of 65 cases", "hub: bitcoin of 25 cases",
                cases(65) { if $0 < 26 { $1.values = [wallet] } }),
            PlantedCorpus(
                "a script with edits in 2 of 100 cases", "C-1–C-2 band B, material: template",
                cases(100) { if $0 < 3 { $1.texts = [$0 == 1 ? script : edited] } }),
            PlantedCorpus(
                "the same and a second script of another place in the talk",
                "C-1–C-2 band A, material: template, template",
                cases(100) {
                    if $0 < 3 { $1.texts = [$0 == 1 ? script : edited] + (1...4).map { "line \($0)" } + [second] }
                }),
            PlantedCorpus(
                "the same in 2 of 8 cases, too few to show that it is rare", "C-1–C-2 band B, material: template",
                cases(8) { if $0 < 3 { $1.texts = [$0 == 1 ? script : edited] } }),
            PlantedCorpus(
                "an account renamed, of one number of the service", "C-1–C-2 band A, operator: accountId",
                cases(8) {
                    if $0 < 3 { $1.values = [account] }
                    if $0 == 2 { $1.name = "Another Name" }
                }),
            PlantedCorpus(
                "the same victim twice, whose number both suspects repeat", "set aside: phone, protected",
                cases(8) {
                    if $0 < 3 {
                        ($1.victimValues, $1.values) = ([PlantedCase.value("phone", phone.value, .own)], [phone])
                    }
                }),
            PlantedCorpus(
                "the same victim twice with one telephone, and one wallet of two suspects",
                "C-1–C-2 band A, material: bitcoin; notice: sameEvidence, one file",
                cases(8) {
                    if $0 < 3 { ($1.files, $1.values) = (["telephone", "chat \($0)"], [wallet]) }
                }),
            PlantedCorpus(
                "one victim, two suspects who paste what she wrote of herself and a list of her friends, in 40 cases",
                "set aside: template, protected wording",
                cases(40) {
                    guard $0 < 3 else { return }
                    $1.owner = "Holly Marsh"
                    // Only the first case holds her own words.
                    let opening = $0 == 1 ? "good evening" : "hello, who are you"
                    $1.answers = [$0 == 1 ? "about me: " + page : "who is this", "no", "please", "stop", "go away"]
                    $1.texts = [
                        opening,
                        $0 == 1 ? "these people see you tonight: \(friends)" : "first \(friends) and then the town",
                        "you heard me", "the clock is running", "last line before it goes",
                        $0 == 1
                            ? "I put it under your own text: \(page)" : "your page says \(page) and that is a headline",
                    ]
                }),
            PlantedCorpus(
                "one victim, two suspects who both repeat what she begs", "set aside: template, protected wording",
                cases(40) {
                    guard $0 < 3 else { return }
                    ($1.owner, $1.answers) = ("Nan Ellis", [plea])
                    $1.texts = ["pay by friday", $0 == 1 ? "you write \(plea), I do not care" : "\(plea) how sweet"]
                }),
            PlantedCorpus(
                "one victim, two suspects with a script that she repeats", "C-1–C-2 band B, material: template",
                cases(40) {
                    guard $0 < 3 else { return }
                    ($1.owner, $1.answers) = ("Nan Ellis", ["what do you mean, \(script)"])
                    $1.texts = [$0 == 1 ? script : edited]
                }),
            PlantedCorpus(
                "one victim, two suspects with two scripts: rare for her alone, so no band A",
                "C-1–C-2 band B, material: template, template",
                cases(100) {
                    guard $0 < 3 else { return }
                    $1.owner = "Nan Ellis"
                    $1.texts = [$0 == 1 ? script : edited] + (1...4).map { "line \($0)" } + [second]
                }),
            PlantedCorpus(
                "the same export twice", "notice: sameEvidence, archive SHA-256; set aside: bitcoin, sameEvidence",
                cases(8) { if $0 < 3 { ($1.files, $1.values) = (["export"], [wallet]) } }),
            PlantedCorpus(
                "the same conversation in two exports, clocks three hours apart",
                "notice: sameEvidence, shared messages; set aside: bitcoin, sameEvidence; set aside: template, sameEvidence",
                cases(8) { number, one in
                    guard number < 3 else { return }
                    (one.texts, one.answers, one.values) = (talk, answers, [wallet])
                    one.hours = Int64(number) * 3
                }),
            PlantedCorpus(
                "phrases that everybody writes, in 2 of 8 cases", "set aside: template, stock wording",
                cases(8) {
                    if $0 < 3 {
                        $1.texts = [
                            "good morning how did you sleep", "thank you so much for all of your help today",
                            "if you do not pay me I will send it to all of your friends and your family",
                        ]
                    }
                }),
            PlantedCorpus(
                "a chain letter in 2 of 40 cases, and from a victim in a third", "set aside: template, common wording",
                cases(40) {
                    let letter =
                        "the grey heron of the old harbour pays nine coins to whoever hands these lines on to twelve sailors before the moon is round"
                    if $0 < 3 { $1.texts = [letter] }
                    if $0 == 3 { ($1.texts, $1.answers) = (["hello there"], ["look: " + letter]) }
                }),
            PlantedCorpus(
                "a picture and its mirror image stored anew, in 2 of 8 cases", "C-1–C-2 band C, material: pdq",
                cases(8) {
                    if $0 < 3 {
                        $1.pictures = [PlantedCase.picture(changed: $0 * 9, turn: $0 == 2 ? .mirrored : .none)]
                    }
                }),
            PlantedCorpus(
                "the same, and a victim in a third case sent it", "set aside: pdq, protected",
                cases(8) {
                    let picture = PlantedCase.picture(changed: $0 * 5)
                    if $0 < 3 { $1.pictures = [picture] }
                    if $0 == 3 { $1.victimPictures = [picture] }
                }),
            PlantedCorpus(
                "a picture with small changes in 25 of 65 cases", "hub: pdq of 25 cases",
                cases(65) { if $0 < 26 { $1.pictures = [PlantedCase.picture(changed: $0 % 6)] } }),
        ]
    }
}
