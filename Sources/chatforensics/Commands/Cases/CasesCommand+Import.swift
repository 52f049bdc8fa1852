// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaseStore
import Foundation

extension CasesCommand {
    /// `cases import FILE`.
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take case files of another unit into the store.",
            discussion: """
                EXAMPLE
                  chatforensics cases import OP-1234.case.json
                """)

        @OptionGroup var store: StoreOptions

        @Argument(help: "Case files that cases export wrote.")
        var files: [String]

        @Flag(help: "Replace another record of the same inputs.")
        var replace = false

        func run() throws {
            for file in files {
                guard let data = try? Data(contentsOf: URL(filePath: file)) else {
                    Console.warn(Wording.missing(file))
                    throw ExitStatus.inputMissing
                }
                let filings: [FiledCase]
                do {
                    filings = try CaseFileForm.filings(from: data)
                } catch {
                    Console.warn("\(file): \(Wording.store(.damagedFile, file))")
                    throw ExitStatus.notUnderstood
                }
                try store.opened(makesFile: true) { opened in
                    for filing in filings {
                        let outcome = try opened.file(filing, by: store.act, as: "import", replaces: replace)
                        try Console.print(
                            "\(filing.reference): \(outcome == .unchanged ? "in the store already" : "imported")")
                    }
                }
            }
        }
    }
}
