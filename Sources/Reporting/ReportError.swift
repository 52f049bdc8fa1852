// SPDX-License-Identifier: Apache-2.0

/// Why there is no report.
public enum ReportError: Error, Hashable, Sendable {
    /// Records of the exhibit with this position in the coverage account do not add up.
    case coverageUnbalanced(Int)
    /// The folder with a unit's templates cannot be listed.
    case templateFolderUnreadable
    /// A file of that folder cannot be read.
    case templateUnreadable(String)
    /// A file of that folder has the name of no template.
    case templateUnknown(String)
    /// A template cannot be parsed, or a style sheet holds markup.
    case templateInvalid(String)
}
