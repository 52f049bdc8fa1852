// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
import CaseStore
import CaseWorkflow
public import Comparison
import Redaction

/// `compare`: suspect accounts across the cases of the store.
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Compare suspect accounts across the cases in the case store.",
        discussion: """
            Writes comparison.html and comparison.json: possible connections, for investigation. A connection is a lead; \
            it does not tell who used an account. With --verdict it records what an investigator concluded instead.

            Names, numbers and cited messages of both cases are printed, severe texts when asked for, for the \
            investigation. --redact R1 to R3 leaves no text, wording or name and only values that are payees or both \
            accounts' own; R4 no value either. Only their owner may read the files.

            EXAMPLE
              chatforensics compare --case OP-1234 --output comparison
              chatforensics compare --verdict refuted --account OP-1/A2 --account OP-7/A1 --reason "same exchange"
            """)

    @OptionGroup var store: StoreOptions

    @Option(help: ArgumentHelp("Where to write; default: comparison.", valueName: "dir"), completion: .directory)
    var output = "comparison"

    @Flag(help: "Write into an existing folder that holds other things; what is there stays.")
    var force = false

    @Option(name: .customLong("case"), help: ArgumentHelp("One case against all others.", valueName: "ref"))
    var caseReference: String?

    @Option(
        help: ArgumentHelp(
            "One account against all others; given twice, the two against each other.", valueName: "ref/id"))
    var account: [String] = []

    @Option(
        help: ArgumentHelp(
            "Further values that link nobody: kind, value as messages have it, and reason on a line, tabs between.",
            valueName: "file"),
        completion: .file())
    var stopList: String?

    @Option(help: "Record a verdict on the two accounts given: confirmed, refuted or unknown.")
    var verdict: Verdict?

    @Option(help: ArgumentHelp("Date printed on the report, YYYY-MM-DD; default: today.", valueName: "date"))
    var reportDate: String?

    @Option(help: "Whether severe message text is printed.")
    var content = AnalyseCommand.Content.withheld

    @Option(help: ArgumentHelp("Redaction level: R0, R1, R2, R3 or R4.", valueName: "level"))
    var redact: RedactionLevel?

    @Option(help: ArgumentHelp("Protective marking, printed on every sheet.", valueName: "text"))
    var marking: String?

    @Option(help: ArgumentHelp("For which unit.", valueName: "name"))
    var unit: String?

    @Flag(help: "Print the path of the report alone.")
    var quiet = false

    mutating func validate() throws {
        if let reportDate, !RunFacts.isDate(reportDate) {
            throw ValidationError("--report-date must be a date like 2025-03-04.")
        }
        if account.count > 2 { throw ValidationError("--account is given once or twice.") }
        if caseReference != nil, !account.isEmpty { throw ValidationError("Give --case or --account, not both.") }
        if account.contains(where: { Self.reference($0) == nil }) {
            throw ValidationError("--account takes a case and an account, like OP-1234/A2.")
        }
        if let redact, redact > .r0, content == .full {
            throw ValidationError(
                "--content full does not go with --redact \(redact.rawValue), which prints no message.")
        }
        guard verdict != nil else { return }
        if account.count != 2 {
            throw ValidationError("--verdict needs two accounts: --account REF/ID --account REF/ID.")
        }
        if store.reason == nil { throw ValidationError("--verdict needs a --reason.") }
    }

    private static func reference(_ text: String) -> AccountReference? {
        guard let slash = text.lastIndex(of: "/"), slash != text.startIndex else { return nil }
        let label = String(text[text.index(after: slash)...])
        return label.isEmpty ? nil : AccountReference(String(text[..<slash]), label)
    }

    private var scope: ComparisonScope {
        let accounts = account.compactMap(Self.reference)
        if accounts.count == 2 { return .between(AccountPair(accounts[0], accounts[1])) }
        if let one = accounts.first { return .ofAccount(one) }
        return caseReference.map { .ofCase($0) } ?? .all
    }

    private func stops() throws -> StopList {
        guard let stopList else { return StopList() }
        do {
            return try StopListFile.list(String(decoding: try GivenFile.bytes(stopList), as: UTF8.self))
        } catch let fault as StopListFile.Fault {
            Console.warn("\(stopList): \(Wording.fault(fault))")
            throw ExitStatus.notUnderstood
        }
    }

    func run() async throws {
        if let verdict, case .between(let pair) = scope {
            try store.opened { try $0.add(verdict, on: pair.left, pair.right, by: store.act) }
            return try Console.print(
                "Verdict recorded: \(verdict.rawValue), \(account.joined(separator: " and ")).")
        }
        let request = ComparisonFolder.Request(
            path: output, scope: scope, stops: try stops(), date: reportDate ?? RunFacts.today(),
            showsFullContent: content == .full,
            redaction: redact, marking: marking, unit: unit, isForced: force)
        let outcome = try await CommandErrors.reported(inputs: []) {
            try store.opened { opened in try ComparisonFolder.write(request, store: opened, by: store.act) }
        }
        let lost = try store.opened { try $0.verdictsWithoutAccount() }
        if lost > 0 {
            Console.warn(
                "compare: \(Wording.count(lost, "verdict")) on accounts that their cases have no longer, so not counted (see: chatforensics cases journal)"
            )
        }
        if !quiet { try Console.print(Wording.compared(outcome)) }
        let page = Wording.path(of: "comparison.html", in: output)
        try Console.print(quiet ? page : "Report: \(page)")
    }
}

extension Verdict: ExpressibleByArgument {}

extension Wording {
    static func fault(_ fault: StopListFile.Fault) -> String {
        switch fault {
        case .form(let line): "line \(line): each line takes a kind, a value and a reason, with tabs between."
        case .kind(let line):
            "line \(line): there is no such kind of value (kinds are those of comparison.json: phone, iban …)."
        case .value(let line, let kind):
            "line \(line): the value is none of kind \(kind) (write one value, as messages have it)."
        }
    }

    static func compared(_ outcome: ComparisonOutcome) -> String {
        let bands = Dictionary(grouping: outcome.pairs, by: \.band).mapValues(\.count)
        let without = outcome.notices.first { $0.kind == .noSuspect }?.cases.count ?? 0
        let tail =
            without > 0 ? " \(count(without, "case")) without a suspect account (name one with analyse --subject)." : ""
        let closed = outcome.notices.first { $0.kind == .reviewDue }?.cases.count ?? 0
        let leftOut =
            closed > 0 ? " \(count(closed, "case")) left out, review due (see: chatforensics cases list)." : ""
        return "Compared \(count(outcome.accounts, "suspect account")) in \(count(outcome.cases.count, "case")): "
            + "\(count(bands[.a] ?? 0, "possible connection")) of band A, \(bands[.b] ?? 0) of B, \(bands[.c] ?? 0) of C; "
            + "\(count(outcome.groups.count, "group")).\(tail)\(leftOut)"
    }
}
