// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaseStore
import CaseWorkflow
import Foundation

extension CasesCommand {
    /// `cases export REF`.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a case of the store as a case file for another unit.",
            discussion: """
                The file holds names, numbers and texts in clear, and the verdicts on the accounts with their reasons; only \
                its owner may read it. Its digest shows damage, not forgery: tell it to the other unit on another way.

                EXAMPLE
                  chatforensics cases export OP-1234 --output OP-1234.case.json
                """)

        @OptionGroup var store: StoreOptions

        @Argument(help: ArgumentHelp("Case reference.", valueName: "ref"))
        var reference: String

        @Option(help: ArgumentHelp("Where to write; default: standard output.", valueName: "file"), completion: .file())
        var output: String?

        @Flag(help: "Replace a file that exists.")
        var force = false

        func run() throws {
            let place = try output.map { try store.place($0, option: "--output", isForced: force) }
            let data = try store.opened { opened in
                let data = try CaseFileForm.bytes(of: try opened.caseFile(of: reference, date: RunFacts.today()))
                try opened.record(
                    "export", "\(reference), file \(CaseFileForm.seal(of: data).prefix(16))", by: store.act)
                return data
            }
            guard let place else { return try Console.write(Array(data) + [UInt8(ascii: "\n")]) }
            try place.write(Array(data), isPrivate: true)
            try Console.print("\(place.path): digest \(CaseFileForm.seal(of: data))")
        }
    }
}
