// SPDX-License-Identifier: Apache-2.0

import CaseStore
import CaseWorkflow
import Foundation

extension Wording {
    static func store(_ error: CaseStoreError, _ path: String) -> String {
        switch error {
        case .notAStore: "\(path): is no case store (choose another --store)"
        case .newerSchema: "\(path): written by a newer version of the program (use that version)"
        case .cannotOpen(let code):
            code == -Int(ENOENT)
                ? "\(path): no case store there (check --store, or file a case with: chatforensics analyse INPUT --case REF)"
                : "\(path): cannot be opened or made"
                    + (code < 0 ? ": \(system(Int32(-code)))" : "")
                    + " (check the permissions of the file and its folder, or choose another --store)"
        case .noRoom: "\(path): cannot be written: no space left on device (free some room)"
        case .busy: "\(path): another process holds the store (try again)"
        case .failed(let code): failure(code, path)
        case .unknownCase: "\(path): holds no case of that reference (see: chatforensics cases list)"
        case .unknownAccount:
            "\(path): the case has no such account, or several (see: chatforensics cases show REF)"
        case .differs:
            "\(path): holds another record of the same inputs under that reference (give --replace to put the new one in its place)"
        case .damagedFile: "the case file is cut off, changed, or of another form (export it again)"
        case .newerFile: "the case file was written by a newer version of the program (use that version)"
        case .referenceTaken:
            "\(path): holds another case of that reference (give another with --as REF; the two are never mixed)"
        case .importedCase:
            "\(path): the case of that reference was imported from another store (file under another reference, or take it over: chatforensics cases set REF --ours)"
        case .badReference:
            "a case reference is one line, not empty, without blanks before or behind it (give another)"
        case .frozen:
            "\(path): the review of the case was due, and it is closed until it is reviewed (then: chatforensics cases set REF --review-due DATE)"
        case .notCompared:
            "\(path): the account is no suspect; only suspects are compared (name one with: chatforensics analyse --subject)"
        case .sameCase: "\(path): both accounts are of one case; only accounts of different cases are compared"
        case .inUse:
            "\(path): another process reads the store, so nothing was erased (end it, then erase again)"
        case .notProved:
            "\(path): the rows of the case are gone, but another process reads the store and the proof could not be made (end it, then run the same command again)"
        case .notErased(let traces):
            "\(path): \(count(traces, "trace")) of the case are still in the file (erase again)"
        case .emptySearch: "nothing to search for (give a word)"
        }
    }

    /// What SQLite could not do; the lower byte of a code is its kind.
    private static func failure(_ code: Int, _ path: String) -> String {
        switch code & 0xFF {
        case 11, 26: "\(path): the file is damaged (take a copy of the store, or file the cases again)"
        case 13: "\(path): the disk is full, so nothing was written (make room, then try again)"
        default: "\(path): reading or writing failed with SQLite code \(code) (check the disk and the file)"
        }
    }

    static func status(of error: CaseStoreError) -> ExitStatus {
        switch error {
        case .notAStore, .newerSchema, .damagedFile, .newerFile: .notUnderstood
        case .cannotOpen(let code): code == -2 ? .inputMissing : .cannotCreate
        case .unknownCase, .unknownAccount: .inputMissing
        case .busy, .noRoom, .failed, .notErased, .inUse, .notProved: .readOrWriteFailure
        case .differs: .cannotCreate
        case .referenceTaken, .importedCase, .frozen: .decisionNeeded
        case .emptySearch, .badReference, .notCompared, .sameCase: .usage
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
