// SPDX-License-Identifier: Apache-2.0

import CaseStore
import CaseWorkflow

extension Wording {
    static func store(_ error: CaseStoreError, _ path: String) -> String {
        switch error {
        case .notAStore: "\(path): is no case store (choose another --store)"
        case .newerSchema: "\(path): written by a newer version of the program (use that version)"
        case .cannotOpen(let code):
            code < 0
                ? "\(path): \(system(Int32(-code))) (check the path, or file a case with: chatforensics analyse INPUT --case REF)"
                : "\(path): cannot be opened or written (check the permissions of the file and its folder)"
        case .busy: "\(path): another process holds the store (try again)"
        case .failed(let code):
            "\(path): reading or writing failed with SQLite code \(code) (check the disk and the file)"
        case .unknownCase: "\(path): holds no case of that reference (see: chatforensics cases list)"
        case .unknownAccount:
            "\(path): the case has no such account, or several (see: chatforensics cases show REF)"
        case .differs:
            "\(path): holds another record of the same inputs under that reference (give --replace to put the new one in its place)"
        case .damagedFile: "the case file is cut off, changed, or of another form (export it again)"
        case .notErased(let traces):
            "\(path): \(count(traces, "trace")) of the case are still in the file (end other processes that use the store and remove again)"
        case .emptySearch: "nothing to search for (give a word)"
        }
    }

    static func status(of error: CaseStoreError) -> ExitStatus {
        switch error {
        case .notAStore, .newerSchema, .damagedFile: .notUnderstood
        case .cannotOpen(let code): code == -2 ? .inputMissing : .cannotCreate
        case .unknownCase, .unknownAccount: .inputMissing
        case .busy, .failed, .notErased: .readOrWriteFailure
        case .differs: .cannotCreate
        case .emptySearch: .usage
        }
    }

    static func filed(_ filed: CaseStore.Filed, _ path: String) -> String {
        switch filed {
        case .added: "Filed in the case store: \(path)"
        case .replaced: "Filed in the case store, in the place of the earlier analysis: \(path)"
        case .unchanged: "In the case store already, unchanged: \(path)"
        }
    }
}
