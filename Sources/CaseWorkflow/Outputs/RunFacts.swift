// SPDX-License-Identifier: Apache-2.0

public import ChatModel
import Foundation

/// When, where and by whom a run was made: the facts that the log and the custody page hold and the report must not.
public struct RunFacts: Sendable {
    /// RFC 3339, UTC, to the second.
    public var started: String
    /// Name of the machine.
    public var host: String
    /// Name of the user on that machine.
    public var user: String
    /// The operating system as it calls itself.
    public var system: String
    /// The machine's time zone.
    public var hostZone: String
    /// Names of the options that were given, without their values.
    public var arguments: [String]

    /// The facts of this process.
    public static func current(arguments: [String]) -> RunFacts {
        RunFacts(
            started: now(), host: ProcessInfo.processInfo.hostName, user: NSUserName(),
            system: ProcessInfo.processInfo.operatingSystemVersionString, hostZone: TimeZone.current.identifier,
            arguments: arguments)
    }

    /// The present instant, RFC 3339, UTC, to the second.
    static func now() -> String {
        Date().formatted(.iso8601)
    }

    /// Today's date in UTC, `YYYY-MM-DD`.
    public static func today() -> String {
        String(now().prefix(10))
    }

    /// Whether a text is a date of the calendar, `YYYY-MM-DD`.
    public static func isDate(_ text: String) -> Bool { day(text) != nil }

    /// The beginning of a day written `YYYY-MM-DD`; nil for anything else.
    public static func day(_ text: String) -> CivilTime? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        return CivilTime(year: year, month: month, day: day)
    }
}
