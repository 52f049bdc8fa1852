// SPDX-License-Identifier: Apache-2.0

public import Evidence

/// An importer's answer to "is this yours?".
public struct Claim: Sendable, Hashable {
    /// How sure the importer is; the strongest claim on an exhibit wins, ties by the order of the registry.
    public enum Strength: Int, Sendable, Comparable {
        case possible = 1, likely, certain

        /// From possible to certain.
        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// How sure.
    public var strength: Strength
    /// One clause for people, shown by `inspect`: "header lines of a WhatsApp chat".
    public var reason: String
    /// What can be read independently, in a stable order.
    public var units: [ImportUnit]

    /// Makes a claim.
    public init(_ strength: Strength, reason: String, units: [ImportUnit]) {
        self.strength = strength
        self.reason = reason
        self.units = units
    }
}

/// Exhibits that are read together.
public struct ImportUnit: Sendable, Hashable {
    /// The exhibits that hold records, in the order to be read.
    public var exhibits: [Exhibit]
    /// Exhibits that the records may refer to (media), or that describe the export (profile); shared by units.
    public var companions: [Exhibit]
    /// Exhibits that records may name although nothing shows that they belong to the export; they become attachments when
    /// a record does name them, and stay whatever they were when none does.
    public var neighbours: [Exhibit]
    /// The pictures, sound and film around the records, which are to them what neighbours are.
    public var surroundings: [FilesByPath]
    /// The root of the export: exhibit path up to and including its last `/` or `!`, or the exhibit's own path.
    ///
    /// Accounts known by display name alone are the same account only inside one export.
    public var export: String
    /// A word for the form in which the records stand, where one export may hold them in several; of two, the one that
    /// sorts first tells more.
    ///
    /// Units of one export in two forms may tell the same records twice; both are read, and the workflow joins them.
    public var form: String

    /// Makes a unit.
    public init(
        _ exhibits: [Exhibit], companions: [Exhibit] = [], neighbours: [Exhibit] = [],
        surroundings: [FilesByPath] = [], export: String, form: String = ""
    ) {
        self.exhibits = exhibits
        self.companions = companions
        self.neighbours = neighbours
        self.surroundings = surroundings
        self.export = export
        self.form = form
    }
}
