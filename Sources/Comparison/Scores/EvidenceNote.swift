// SPDX-License-Identifier: Apache-2.0

/// What a reader should know of an item of evidence; the raw values are the words of `comparison.json` and of the report.
public enum EvidenceNote: String, Hashable, Sendable {
    case ownOnBothSides = "own on both sides"
    case payee
    case disguised = "written in a disguise"
    case wrongCheckFigure = "check figure wrong"
    case otherService = "another service, or the service is not told"
    /// A script that accounts write which are no suspects.
    case commonWording = "also written by others who are no suspects"
    case stockWording = "stock wording"
    /// A script, all or part of whose words somebody wrote first who is no suspect.
    case protectedWording = "words that somebody who is no suspect wrote first count nothing"
    /// A script with a list of names, said to the same person on both sides.
    case namesAround = "names around one who may have been pressed in both cases count nothing"
    case oneAddressee = "one may have been pressed in both cases: not shown to be rare"
    /// A script of which not every text was read that may hold its words.
    case readInPart =
        "too many messages of a case hold words of it: the first of them alone were looked at for who wrote it first"
    case long
    case longUnproven = "long, not shown to be rare"
    /// Two pictures of which one is turned or mirrored against the other.
    case turned = "one turned or mirrored against the other"
    /// A screen or a page on either side.
    case screen = "even as a screen or a page is: the layout alone may be alike"
    case indicative
    case limited = "limited, indicative"
    case weightless = "described, weighs nothing"
}
