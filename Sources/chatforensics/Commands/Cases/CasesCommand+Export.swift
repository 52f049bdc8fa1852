// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaseStore
import Foundation

extension CasesCommand {
    /// `cases export REF`.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a case of the store as a case file for another unit.",
            discussion: """
                EXAMPLE
                  chatforensics cases export OP-1234 --output OP-1234.case.json
                """)

        @OptionGroup var store: StoreOptions

        @Argument(help: ArgumentHelp("Case reference.", valueName: "ref"))
        var reference: String

        @Option(help: ArgumentHelp("Where to write; default: standard output.", valueName: "file"))
        var output: String?

        @Flag(help: "Replace a file that exists.")
        var force = false

        func run() throws {
            let data = try store.opened { opened in
                let data = try CaseFileForm.bytes(of: try opened.filings(of: reference))
                try opened.record("export", reference, by: store.act)
                return data
            }
            guard let output else { return try Console.write(Array(data) + [UInt8(ascii: "\n")]) }
            guard force || !FileManager.default.fileExists(atPath: output) else {
                Console.warn("\(output): exists (choose another --output, or --force)")
                throw ExitStatus.cannotCreate
            }
            do {
                try data.write(to: URL(filePath: output), options: .atomic)
            } catch {
                Console.warn("\(output): cannot be written (check the folder and the room on the disk)")
                throw ExitStatus.cannotCreate
            }
        }
    }
}
