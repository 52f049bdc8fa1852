// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaseStore
import CaseWorkflow
import Comparison
import Foundation

/// The part of `selftest` that measures the comparison of accounts across cases.
struct ComparisonTrialOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Cases of the invented store.", valueName: "n"))
    var cases = 200

    @Option(help: ArgumentHelp("Keep the invented store as this file.", valueName: "file"), completion: .file())
    var keep: String?

    mutating func validate() throws {
        if !(2...20_000).contains(cases) { throw ValidationError("--cases takes 2 to 20,000.") }
    }

    func run(in folder: String) throws {
        // A store is never replaced, not even by force.
        if let keep { try OutputPlace(keep, option: "--keep").checkIsFree(isForced: false) }
        try Console.print("Near copies: agreement, share that met, share by theory")
        for figure in LSHTrial.run(pairs: 1000, seed: 6) {
            try Console.print(
                "  \(Fixed.text(figure.agreement))  \(Fixed.text(figure.met))  \(Fixed.text(figure.theory))")
        }
        if let style = StyleComparison.standard {
            try Console.print("Writing (\(style.language)), recorded on \(StyleValidation.corpus):")
            for row in StyleValidation.rows { try Console.print(Self.line(of: row)) }
        }
        let path = keep ?? folder + "/cases.sqlite"
        do {
            try readPlanted(in: folder)
            try measure(path)
        } catch let error as CaseStoreError {
            Console.warn(Wording.store(error, path))
            throw Wording.status(of: error)
        }
    }

    static func line(of row: StyleValidation.Row) -> String {
        "  \(row.words) words, \(row.authors) authors: AUC \(Fixed.text(row.quality.auc)), equal error "
            + "\(Fixed.text(row.quality.equalError)), Cllr \(Fixed.text(row.quality.cost))"
            + (row.cosineCost.map { " (\(Fixed.text($0)) without impostors)" } ?? "")
            + ", LR of 10 or more for one author \(Fixed.text(row.quality.supported)), for two authors "
            + Fixed.text(row.quality.falselySupported)
    }

    private func readPlanted(in folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let act = CaseStoreAccess.act(RunFacts.current(arguments: []))
        try Console.print("Planted in small stores, and what was found:")
        for (index, corpus) in PlantedCorpus.all.enumerated() {
            let found = PlantedCorpus.reading(of: try corpus.outcome(at: folder + "/planted-\(index).sqlite", by: act))
            try Console.print("  \(corpus.name): \(found)")
            if found != corpus.expected { try Console.print("    NOT AS EXPECTED: \(corpus.expected)") }
        }
    }

    private func measure(_ path: String) throws {
        var invented = InventedStore(cases: cases)
        try timed("Invented store of \(cases) cases, \(cases * 20) accounts, \(cases * 200) units made") {
            try invented.write(to: path)
        }
        let store = try CaseStore(path, makesFile: false)
        let act = CaseStoreAccess.act(RunFacts.current(arguments: []))
        let further = invented.furtherCase("I-further")
        try timed("One case added") { _ = try store.file(further, by: act) }
        try timed("One case against all") {
            _ = CaseComparison(
                try store.material(for: .ofCase("I-further"), date: "2025-01-01"), scope: .ofCase("I-further")
            ).result()
        }
        _ = try store.remove("I-further", by: act)
        var outcome: ComparisonOutcome?
        try timed("All against all") {
            outcome = CaseComparison(try store.material(for: .all, date: "2025-01-01"), scope: .all).result()
        }
        guard let outcome else { return }
        let found = outcome.pairs.compactMap { invented.planted($0.reference) }
        let values = found.count { $0 == "iban" }
        try Console.print(
            "Planted pairs found: \(found.count) of \(invented.plantedPairs) (\(values) by a shared account, "
                + "\(found.count - values) by an edited script)")
        let others = outcome.pairs.filter { invented.planted($0.reference) == nil }
        try Console.print(
            "Other pairs: \(others.count), of band A \(others.count { $0.band == .a }); hubs shown: \(outcome.hubs.count), "
                + "of them shared wallets \(outcome.hubs.count { $0.kind != "script" })")
        try Console.print("Most memory at once: \(Self.peakMemory) MB")
    }

    private func timed(_ what: String, _ body: () throws -> Void) throws {
        let clock = ContinuousClock()
        let took = try clock.measure(body)
        let seconds = Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
        try Console.print("\(what): \(Fixed.text(seconds)) s")
    }

    private static var peakMemory: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return (Int(line.filter(\.isNumber)) ?? 0) / 1024
    }
}
