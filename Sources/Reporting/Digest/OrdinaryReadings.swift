// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What the program can look for when an ordinary reading is weighed, and what of it this record holds.
///
/// Most readings need a person who knows the case. Where no rule looks, the row says so and does not fall silent: an empty
/// cell would read as "looked for, and not there".
struct OrdinaryReadings {
    let digest: CaseDigest
    /// The indicators of one card.
    let found: [Indicator]

    /// What was looked for, and what was found.
    struct Check {
        var looked: String
        var found: Prose
    }

    private static let notTested: Prose = "Not tested: no rule looks for it."

    /// A reading by words that stand in it, and how it is looked into.
    private static let known: [(words: String, check: @Sendable (OrdinaryReadings) -> Check)] = [
        (
            "debt, rent or bill",
            { $0.weighed("Words of a debt, rent, sale or household", ["debt", "household", "business-sender"]) }
        ),
        (
            "quoted, joking",
            {
                $0.weighed(
                    "Quotation, reported speech, laughter, game talk",
                    ["reported-speech", "forwarded", "laughter", "banter", "game"])
            }
        ),
        ("in jest", { $0.weighed("Laughter or an answer in kind", ["laughter", "banter", "game"]) }),
        ("used the account", { $0.asked("Log-ins and devices of the account", "log-in records of the service") }),
        ("bluff", { $0.asked("Traces of an intrusion", "an examination of the device") }),
        ("dating service", { $0.introduced }),
        ("more than the other", { $0.introduced }),
        ("know each other from elsewhere", { $0.beginnings }),
        ("by voice or in person", { $0.calls }),
        ("given by voice", { $0.calls }),
        ("stand in the material twice", { $0.copies }),
        ("address book", { $0.asked("An import of contacts", "the telephone or the service’s log of imports") }),
        ("the other's contacts", { $0.asked("Whence the names were known", "the word of those concerned") }),
    ]

    /// The first that knows the reading; of others nothing is tested.
    func check(of reading: String) -> Check {
        Self.known.first { reading.contains($0.words) }?.check(self)
            ?? Check(looked: "What the two were to each other", found: Self.notTested)
    }

    private var accounts: Set<Account.ID> { Set(found.map(\.account)) }
    private var conversations: [Conversation.ID] { found.compactMap(\.conversation).uniqued.sorted() }

    private func asked(_ looked: String, _ whom: String) -> Check {
        Check(looked: looked, found: "Not tested; it needs \(words: whom).")
    }

    /// Whether the detector of demands found it beside a demand of these accounts.
    private func weighed(_ looked: String, _ codes: Set<String>) -> Check {
        let frames = digest.findings.extortion.enumerated().filter { accounts.contains($0.element.account) }
        let hits = frames.filter { !codes.isDisjoint(with: $0.element.demotions) }
        guard !hits.isEmpty else {
            return Check(
                looked: looked,
                found: frames.isEmpty
                    ? "No demand of the account to weigh it on." : "No demand of the account was set lower for it.")
        }
        let reasons = hits.flatMap { hit in
            hit.element.demotions.filter(codes.contains).map { Phrases.demotion($0, of: hit.element) }
        }.uniqued
        let labels = Figures.list(hits.prefix(6).map { digest.findings.demandMarks[$0.offset] })
        return Check(looked: looked, found: "Found at \(words: labels): \(words: reasons.joined(separator: "; ")).")
    }

    /// Who brought the stages up.
    private var introduced: Check {
        let courses = digest.findings.escalations.filter {
            accounts.contains($0.account) && conversations.contains($0.conversation)
        }
        let steps = courses.flatMap { course in course.steps.map { ($0.introducedBy == course.account, $0) } }
        guard !steps.isEmpty else { return Check(looked: "The same from both accounts", found: Self.notTested) }
        let others = steps.filter { !$0.0 }
        let cited = others.isEmpty ? Prose() : " " + Prose.citations(others.map(\.1.citation.n), atMost: 4)
        return Check(
            looked: "The same stages brought up by both",
            found:
                "\(steps.count - others.count) of \(steps.count, "stage") by the account named, \(others.count) by the other\(cited)."
        )
    }

    private var beginnings: Check {
        let courses = digest.findings.escalations.filter { conversations.contains($0.conversation) }
        let truncated = courses.filter(\.isTruncated)
        return Check(
            looked: "Signs that the talk began earlier",
            found: truncated.isEmpty
                ? "None found in the items."
                : "Found: \(words: Set(truncated.map { Phrases.truncation($0.truncationReason) }).sorted().joined(separator: "; "))."
        )
    }

    private var calls: Check {
        let count = conversations.reduce(0) { sum, id in
            sum + (digest.tally.sequences[id] ?? []).count { digest.timeline.entry($0).kind == .call }
        }
        return Check(
            looked: "Calls in the same conversations",
            found: count == 0
                ? "None in the items; meetings leave no record." : "\(count, "call"); what was said is not recorded.")
    }

    private var copies: Check {
        let joined = digest.analysis.diagnostics.filter { $0.code.hasPrefix("copy-") || $0.code == "duplicate-record" }
        return Check(
            looked: "Copies of a conversation or file",
            found: joined.isEmpty
                ? "None found."
                : "\(Figures.sum(joined.map(\.count)), "copy", "copies") found and counted once; \(section: .duplicates)."
        )
    }
}
