// SPDX-License-Identifier: Apache-2.0

/// What part an account has in its case; facts about suspects, victims and witnesses are kept apart by law.
public enum AccountRole: String, Hashable, Sendable, Codable, CaseIterable {
    /// Named by the investigator, or found to demand or to press.
    case suspect
    /// Whom a suspect's demand or pressure is directed at.
    case victim
    case witness
    /// An account of the police or of a researcher.
    case decoy
    case other

    /// Whether what belongs to the account may never link others: it is known for what was done to it.
    public var isProtected: Bool { self == .victim || self == .witness || self == .decoy }
}

/// What an account does with an identifier.
public enum UseRole: String, Hashable, Sendable, Codable {
    /// It belongs to the account.
    case own
    /// The account tells the other side to use it.
    case asserted
    /// It is only mentioned: never a link.
    case mentioned
}
