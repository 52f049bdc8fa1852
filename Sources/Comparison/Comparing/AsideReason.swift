// SPDX-License-Identifier: Apache-2.0

/// Why something that two accounts have in common is no link between them.
public enum AsideReason: Sendable, Hashable {
    /// It belongs to a complainant, a witness or a decoy.
    case protected
    /// Both accounts are of the same evidence.
    case sameEvidence
    /// Accounts name it, and too few tell it as theirs, as where to pay or as to be used.
    case mentioned
    /// So many cases have it that it is listed as a hub.
    case hub
    /// Words that many write.
    case stockWording
    /// Words that others write who are no suspects.
    case commonWording
    /// Words that a complainant, a witness or another wrote first who is no suspect, or names around somebody who may have been
    /// pressed in both cases.
    case protectedWording
    case wrongCheckFigure
    /// Its check figure is wrong, and but for a letter or the case of letters it is a value of another case.
    case lookAlike
    /// So many cases of the index have it that it weighs nothing.
    case tooCommon
    /// Too weak to raise a pair alone.
    case weakAlone
    /// Pictures that look alike, of which one is as even as a screen or a page.
    case screen
    /// The stop-list names it, for a reason of its own.
    case stopList(String)

    /// As it stands in `comparison.json`.
    public var code: String {
        switch self {
        case .protected: "protected"
        case .sameEvidence: "sameEvidence"
        case .mentioned: "mentioned"
        case .hub: "hub"
        case .stockWording: "stock wording"
        case .commonWording: "common wording"
        case .protectedWording: "protected wording"
        case .wrongCheckFigure: "check figure wrong"
        case .lookAlike: "look-alike"
        case .tooCommon: "too common"
        case .weakAlone: "weak alone"
        case .screen: "screen or page"
        case .stopList(let reason): reason
        }
    }
}
