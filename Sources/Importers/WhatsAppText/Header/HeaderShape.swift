// SPDX-License-Identifier: Apache-2.0

/// What all header lines of one export have in common.
///
/// Order, separators and clock follow the settings of the exporting telephone and are the same in the whole file.
struct HeaderShape: Hashable {
    /// What stands between the time and the rest.
    enum Delimiter: UInt8 {
        /// `]` of iOS.
        case bracket
        /// ` - ` or ` – ` of Android.
        case dash
        /// `: ` of very old builds.
        case colon
        /// A blank alone.
        case blank
    }

    /// Where the token of a twelve-hour clock stands.
    enum PeriodPlace: UInt8 {
        case none, before, after
    }

    var delimiter: Delimiter
    /// `/`, `.` or `-`; `DateScanner.characters` for 年月日.
    var dateSeparator: UInt8
    /// Whether a comma parts date and time.
    var hasComma: Bool
    /// Which of the three numbers has four digits; 3 when none has.
    var longNumber: UInt8
    var hasSeconds: Bool
    /// `:`, `.` or `h`.
    var timeSeparator: UInt8
    var period: PeriodPlace
    /// Whether the time stands before the date, as in Vietnam and in what is copied out of WhatsApp Web.
    var isTimeFirst: Bool

    /// Whether lines of both shapes may stem from one telephone whose separators changed.
    func isAkin(to other: HeaderShape) -> Bool {
        var twin = other
        (twin.dateSeparator, twin.timeSeparator) = (dateSeparator, timeSeparator)
        return twin == self
    }

    /// Forms that a line of ordinary text or of another program's log may have by chance.
    var isLoose: Bool {
        switch delimiter {
        case .bracket: false
        case .dash: hasSeconds
        case .colon, .blank: true
        }
    }
}
