// SPDX-License-Identifier: Apache-2.0

/// Between whom links are looked for.
public enum ComparisonScope: Sendable, Hashable {
    case all
    /// One case against all others.
    case ofCase(String)
    /// One account against all of other cases.
    case ofAccount(AccountReference)
    /// Two accounts alone.
    case between(AccountPair)

    /// The case in which one side of every pair lies; nil for all cases.
    public var caseReference: String? {
        switch self {
        case .all: nil
        case .ofCase(let reference): reference
        case .ofAccount(let account): account.caseReference
        case .between(let pair): pair.left.caseReference
        }
    }

    /// Whether a pair is looked at.
    public func includes(_ left: AccountReference, _ right: AccountReference) -> Bool {
        switch self {
        case .all: true
        case .ofCase(let reference): left.caseReference == reference || right.caseReference == reference
        case .ofAccount(let account): left == account || right == account
        case .between(let pair): AccountPair(left, right) == pair
        }
    }
}
