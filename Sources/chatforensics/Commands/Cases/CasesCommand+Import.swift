// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaseStore
import CaseWorkflow
import Foundation

extension CasesCommand {
    /// `cases import FILE`.
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take case files of another unit into the store.",
            discussion: """
                Each file is taken whole or not at all; one that fails does not keep the others out. Another case that \
                bears the same reference is never mixed with the one in the store: give it another name with --as.

                EXAMPLE
                  chatforensics cases import OP-1234.case.json --as NORTH-OP-1234
                """)

        @OptionGroup var store: StoreOptions

        @Argument(help: "Case files that cases export wrote.", completion: .file())
        var files: [String]

        @Option(
            name: .customLong("as"), help: ArgumentHelp("The reference to hold the case under here.", valueName: "ref"))
        var name: String?

        @Flag(help: "Replace another record of the same inputs.")
        var replace = false

        mutating func validate() throws {
            if name != nil, files.count != 1 { throw ValidationError("--as names one case: give one file.") }
        }

        func run() throws {
            _ = try OutputPlace(store.path, option: "--store", apartFrom: files)
            var failed: ExitStatus?
            for file in files {
                do {
                    try take(file)
                } catch {
                    failed = failed ?? CommandErrors.said(error, inputs: [])
                }
            }
            if let failed { throw failed }
        }

        private func take(_ path: String) throws {
            let data = try GivenFile.bytes(path)
            let taken: CaseStore.Import
            do {
                let file = try CaseFileForm.file(from: data)
                taken = try CaseStore(store.path, makesFile: true)
                    .take(file, as: name, replaces: replace, by: store.act)
            } catch let error as CaseStoreError {
                Console.warn("\(path): \(Wording.store(error, store.path))")
                throw Wording.status(of: error)
            }
            try Console.print(
                "\(taken.reference): \(taken.isChanged ? "imported" : "in the store already"), digest \(CaseFileForm.seal(of: data))"
            )
        }
    }
}
