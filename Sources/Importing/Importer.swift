// SPDX-License-Identifier: Apache-2.0

public import Evidence

/// Reads one export format of one service.
///
/// A conforming type is a stateless value. `claim` looks at names and first bytes only. `read` is called once a
/// unit, possibly on several threads at once, must be a pure function of its arguments, and reports damage
/// through the sink. Every record of the format is tallied once as `seen` and once as parsed, skipped or unknown;
/// the workflow refuses a report in which the sums differ. No diagnostic holds text of the evidence.
/// `ImporterConformanceTests` holds every registered importer to this.
public protocol Importer: Sendable {
    /// Who the importer is.
    static var description: ImporterDescription { get }

    /// Importers have no state.
    init()

    /// Answers whether some of the exhibits are in this format; nil when none is.
    func claim(in survey: borrowing Survey) -> Claim?

    /// Reads one unit and pushes what it finds, in the order of the source.
    ///
    /// - Throws: `ImportError` when the unit is lost or is not in this format after all; `notThisFormat` only
    ///   before the first event.
    func read(
        _ unit: ImportUnit,
        of evidence: EvidenceSet,
        settings: ImportSettings,
        into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError)
}

/// What the investigator declared and an importer may need.
public struct ImportSettings: Sendable, Hashable {
    /// The order of day, month and year, for dates that prove nothing by themselves.
    public var dateOrder: DateOrder?
    /// A name or identifier of the account whose export it is, for formats that do not say.
    public var owner: String?

    /// Makes settings.
    public init(dateOrder: DateOrder? = nil, owner: String? = nil) {
        self.dateOrder = dateOrder
        self.owner = owner
    }
}

/// The order in which a date's numbers stand.
public enum DateOrder: String, Sendable, Hashable, CaseIterable, Codable {
    case dmy, mdy, ymd
}
