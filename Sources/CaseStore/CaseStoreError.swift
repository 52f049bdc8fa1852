// SPDX-License-Identifier: Apache-2.0

/// Why the case store cannot do what was asked.
public enum CaseStoreError: Error, Sendable, Hashable {
    /// The file is no case store.
    case notAStore
    /// A later version of the program wrote it.
    case newerSchema
    /// The file or its folder cannot be made or opened; SQLite's code, or the system's as a negative number.
    case cannotOpen(code: Int)
    /// The disk is full.
    case noRoom
    /// Another process holds the store for too long.
    case busy
    /// Reading or writing failed; SQLite's code.
    case failed(code: Int)
    /// No case of that reference is in the store.
    case unknownCase
    /// No account of that label is in the case.
    case unknownAccount
    /// The store holds another version of the same evidence under the same reference.
    case differs
    /// A case file is cut off, changed, or of another form.
    case damagedFile
    /// A case file, or its texts, are of a later version of the program.
    case newerFile
    /// The store holds another case of that reference.
    case referenceTaken
    /// The case of that reference came from another store, with other inputs.
    case importedCase
    /// The text is no case reference: empty, with blanks around it, or of several lines.
    case badReference
    /// The review of the case was due: it is closed until somebody sets another day.
    case frozen
    /// The account is no suspect and is never compared.
    case notCompared
    /// Both accounts are of one case, and accounts of one case are never compared.
    case sameCase
    /// Another process reads the store: nothing was erased.
    case inUse
    /// The rows of the case are gone, and the proof could not be made since another process reads the store.
    case notProved
    /// Traces of an erased case were found in the file.
    case notErased(traces: Int)
    /// The search words are none.
    case emptySearch
}
