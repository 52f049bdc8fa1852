// SPDX-License-Identifier: Apache-2.0

/// When something happened, and how well that is known.
///
/// Importers state what the source wrote and nothing more. A wall clock without a zone keeps
/// `zone == .unknown`; the workflow, not the importer, applies a zone that the investigator declares.
public struct Timestamp: Hashable, Sendable, Codable {
    /// The finest unit that the source wrote.
    public enum Precision: UInt8, Sendable, Codable, CaseIterable {
        case day, minute, second, millisecond, microsecond

        /// The word of `interfaces`: `minute`.
        public var name: String {
            switch self {
            case .day: "day"
            case .minute: "minute"
            case .second: "second"
            case .millisecond: "millisecond"
            case .microsecond: "microsecond"
            }
        }

        /// Length of the unit in microseconds.
        public var microseconds: Int64 {
            switch self {
            case .day: 86_400_000_000
            case .minute: 60_000_000
            case .second: 1_000_000
            case .millisecond: 1000
            case .microsecond: 1
            }
        }
    }

    /// What the clock was set to.
    public enum Zone: Hashable, Sendable, Codable {
        /// The export says so, or the format does.
        case utc
        /// Written beside the time, in minutes east of UTC.
        case offset(minutes: Int16)
        /// The exporter wrote its zone's winter offset, whatever the season: the instant may be an hour earlier.
        case standardOffset(minutes: Int16)
        /// The investigator declared an IANA zone or offset.
        case declared
        /// A rule of the program supplied a zone, printed as such.
        case assumed
        /// A wall clock alone: `microseconds` is as if it were UTC.
        case unknown
    }

    /// Since 1970-01-01; the earliest instant if it is an interval.
    public var microseconds: Int64
    /// The latest instant in microseconds, when the source leaves an interval (a repeated hour); else nil.
    public var latest: Int64?
    /// The finest unit that the source wrote.
    public var precision: Precision
    /// What the clock was set to.
    public var zone: Zone
    /// Exactly as exported.
    public var literal: String

    /// Makes a timestamp.
    public init(microseconds: Int64, latest: Int64? = nil, precision: Precision, zone: Zone, literal: String) {
        self.microseconds = microseconds
        self.latest = latest
        self.precision = precision
        self.zone = zone
        self.literal = literal
    }

    /// Whether the instant is known, not only a wall clock.
    public var isInstant: Bool { zone != .unknown }
}
