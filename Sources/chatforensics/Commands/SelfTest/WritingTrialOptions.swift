// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaseWorkflow
import Comparison
import Foundation

/// The part of `selftest` that measures writing and hours on public texts of known writers.
struct WritingTrialOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Texts of known writers: lines of author, RFC 3339 time and text, tabulators in between.", valueName: "file"
        ), completion: .file())
    var texts: String?

    @Option(
        help: ArgumentHelp(
            "Also make the reference of writing anew from these texts, into this file.", valueName: "file"),
        completion: .file())
    var make: String?

    mutating func validate() throws {
        if make != nil, texts == nil { throw ValidationError("--make needs --texts.") }
    }

    func run(isForced: Bool) throws {
        guard let texts else { return }
        let place = try make.map { try OutputPlace($0, option: "--make", apartFrom: [texts]) }
        try place?.checkIsFree(isForced: isForced)
        let corpus = WritingCorpus(try GivenFile.bytes(texts))
        if let place {
            let lines = StyleMaking(corpus).lines
            try place.write(Array((lines.joined(separator: "\n") + "\n").utf8), isPrivate: false)
        }
        if let style = StyleComparison.standard {
            try Console.print(
                "Writing (\(style.language)) by the fit of the program, first against last words of these authors:")
            for row in StyleTrial(corpus).rows(of: style) { try Console.print(ComparisonTrialOptions.line(of: row)) }
        }
        guard let hours = HourTrial(corpus) else {
            return try Console.print("Hours: too few authors with messages and days enough")
        }
        try Console.print(
            "Hours, first against last days of \(hours.authors) authors: mean distance to oneself "
                + "\(Fixed.text(hours.distances.same)), to others \(Fixed.text(hours.distances.other)); AUC "
                + "\(Fixed.text(hours.quality.auc)), equal error \(Fixed.text(hours.quality.equalError)), Cllr "
                + "\(Fixed.text(hours.quality.cost)); fit \(hours.intercept), \(hours.slope)")
    }
}
