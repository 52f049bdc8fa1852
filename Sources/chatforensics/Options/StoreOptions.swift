// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaseStore
import CaseWorkflow

/// What every command on the case store may be told.
struct StoreOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The case store; default: $CHATFORENSICS_STORE, else ~/.local/share/chatforensics/cases.sqlite.",
            valueName: "file"), completion: .file())
    var store: String?

    @Option(help: ArgumentHelp("Who acts, for the journal; default: the user of the machine.", valueName: "name"))
    var examiner: String?

    @Option(help: ArgumentHelp("Why, for the journal.", valueName: "text"))
    var reason: String?

    func validate() throws {
        for (option, text) in [("--reason", reason), ("--examiner", examiner)] {
            guard let text, !text.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
            throw ValidationError("\(option) has no word in it.")
        }
    }

    /// Where the store lies.
    var path: String { CaseStoreAccess.path(store) }

    /// Who acts now.
    var act: StoreAct {
        CaseStoreAccess.act(RunFacts.current(arguments: []), actor: examiner, reason: reason)
    }

    /// A file to write, apart from the store and its companions.
    ///
    /// - Throws: `OutputPlace.Refusal`.
    func place(_ output: String, option: String, isForced: Bool) throws(OutputPlace.Refusal) -> OutputPlace {
        let place = try OutputPlace(
            output, option: option, sources: ["", "-wal", "-shm", "-journal"].map { path + $0 })
        try place.checkIsFree(isForced: isForced)
        return place
    }

    /// Opens the store and runs `body`; a known failure is printed and becomes an `ExitStatus`.
    func opened<Result>(makesFile: Bool = false, _ body: (CaseStore) throws -> Result) throws -> Result {
        do {
            return try body(try CaseStore(path, makesFile: makesFile))
        } catch let error as CaseStoreError {
            Console.warn(Wording.store(error, path))
            throw Wording.status(of: error)
        }
    }
}
