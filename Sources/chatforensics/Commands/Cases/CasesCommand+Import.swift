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
                Each file is taken whole or not at all; one that fails does not keep the others out. Another case that \
                bears the same reference is never mixed with the one in the store: give it another name with --as.

                EXAMPLE
                  chatforensics cases import OP-1234.case.json --as NORTH-OP-1234
                """)

        @OptionGroup var store: StoreOptions

        @Argument(help: "Case files that cases export wrote.")
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
            var failed: ExitStatus?
            for file in files {
                do {
                    try take(file)
                } catch let status as ExitStatus {
                    failed = failed ?? status
                }
            }
            if let failed { throw failed }
        }

        private func take(_ path: String) throws {
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
                Console.warn("\(path): is a folder (give the case files in it)")
                throw ExitStatus.inputMissing
            }
            guard let data = try? Data(contentsOf: URL(filePath: path)) else {
                Console.warn(Wording.missing(path))
                throw ExitStatus.inputMissing
            }
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
