// SPDX-License-Identifier: Apache-2.0

public import Importing

/// Why a run ended without an analysis.
public enum CaseRunError: Error, Sendable {
    /// Only the investigator can say; path of the exhibit that asks.
    case decisionNeeded(exhibit: String, ImportError.Decision)
    /// No importer understands anything of the inputs; codes of the losses that say why, where there are any.
    case nothingUnderstood(because: [String])
    /// A name given as a suspect is no account of the evidence; position among the names given.
    case unknownSubject(position: Int)
    /// A name given as a complainant is no account of the evidence; position among the names given.
    case unknownComplainant(position: Int)
    /// The name given as the owner is no account of the evidence.
    case unknownOwner
    /// The exports say themselves whose they are, and it is another account than the one of the name given.
    case contradictedOwner
    /// By the exhibit itself, the account given as the owner is the other party of who exported it.
    case ownerContradicted(exhibit: String)
}
