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
    /// A file of that folder cannot be used as what its name says.
    case templateInvalid(String, TemplateFault)
}

/// What is wrong with a unit's own file.
public enum TemplateFault: Hashable, Sendable {
    /// A template breaks the grammar of Mustache at a line.
    case syntax(Syntax, line: Int)
    /// A style sheet holds a `<`, with which markup could end it.
    case markup
    /// A picture is larger than the report takes in: bytes, and how many may be.
    case tooLarge(Int, limit: Int)

    /// How a template breaks the grammar.
    public enum Syntax: Hashable, Sendable {
        case openSection, wrongEnd, openTag, other
    }
}
