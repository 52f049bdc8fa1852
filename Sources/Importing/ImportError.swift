// SPDX-License-Identifier: Apache-2.0

public import ChatModel

/// A unit that could not be read, or could not be read to its end.
public struct ImportError: Error, Sendable, Hashable {
    /// Why.
    public enum Reason: Sendable, Hashable {
        /// The claim was wrong: the next claimant is tried. Only before the first event.
        case notThisFormat
        /// The grammar is broken beyond resynchronising; what was read before is kept.
        case malformed(code: String)
        /// A version of the format that the importer knows it cannot read.
        case unsupportedVersion
        /// The bytes could not be had.
        case evidenceUnreadable
        /// The run was interrupted.
        case cancelled
        /// The source does not prove something that must not be guessed.
        case decisionNeeded(Decision)
    }

    /// Something that only the investigator can say.
    public enum Decision: Sendable, Hashable {
        /// The dates prove nothing; the readings that are possible, with the period that each gives.
        case dateOrder([DateReading])
        /// The export does not say whose it is.
        case owner
    }

    /// One reading of ambiguous dates.
    public struct DateReading: Sendable, Hashable {
        /// The order.
        public var order: DateOrder
        /// First and last date under that reading, `YYYY-MM-DD`.
        public var first: String
        /// Last date under that reading.
        public var last: String

        /// Makes a reading.
        public init(order: DateOrder, first: String, last: String) {
            self.order = order
            self.first = first
            self.last = last
        }
    }

    /// Why.
    public var reason: Reason
    /// Where, if it is a place.
    public var provenance: Provenance?

    /// Makes an error.
    public init(_ reason: Reason, at provenance: Provenance? = nil) {
        self.reason = reason
        self.provenance = provenance
    }
}
