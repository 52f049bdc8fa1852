// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importing

/// How the order of day, month and year was settled.
struct DateProof {
    enum Basis: String {
        /// A number that can only be a day, a month or a year.
        case value = "date-order-proved-by-value"
        /// Dates in the names of the files that the records carry.
        case attachment = "date-order-proved-by-attachment"
        /// Another order would make the chat run backwards by weeks.
        case chronology = "date-order-proved-by-chronology"
        /// One reading is days in a row, the other the same day of several years.
        case rhythm = "date-order-proved-by-rhythm"
        /// Words of a language that writes the year in one place only, or the notice of a feature of later years.
        case wording = "date-order-proved-by-wording"
        /// The program that wrote the text writes dates in one order, whatever the settings are.
        case program = "date-order-proved-by-program"
        /// A point between the numbers stands for day, month, year.
        case separator = "date-order-proved-by-separator"
        case declared = "date-order-declared"
        /// All readings give the same dates.
        case immaterial = "date-order-immaterial"
    }

    var reading: DateReading
    var basis: Basis
    /// The investigator declared another order than the dates prove.
    var contradictsDeclaration = false
    /// Some dates fit no reading that others fit.
    var hasConflict = false
}

/// What a file's dates tell about their order.
struct DateWitness {
    /// The distinct dates, in the order of the file, repeated where the file goes back to one.
    var dates: [DateNumbers]
    /// Dates of records beside the days in the names of the files that they carry, as days since 1970.
    var anchors: [(date: DateNumbers, day: Int64)]
    var shape: HeaderShape

    /// Dates on which the app told of a feature, with the first day on which it could.
    var notices: [(date: DateNumbers, earliest: Int64)] = []
    /// Words beside the clock belong to a language that writes the year first.
    var hasYearFirstWords = false
    /// The app wrote in a language in none of whose countries a year of two digits stands first.
    var hasYearLastWords = false
    /// Blanks and a point stand behind the numbers, as in Korea and Croatia.
    var hasTrailingPoint = false

    /// Settles the order.
    ///
    /// That hardly anybody writes a year of two digits first proves nothing: such dates are asked about, too.
    ///
    /// - Returns: nil when only the investigator can say; `openReadings` are then what there is to choose from.
    func proof(declared: DateOrder?) -> DateProof? {
        let candidates = DateReading.candidates(for: shape)
        let fitting = fitting
        guard let first = fitting.first else { return conflicting(candidates, declared) }
        // Four digits in front are year, month, day everywhere.
        if fitting.count == 1 || shape.longNumber == 0 { return proved(first, .value, declared) }
        if let worded = settledByWording(fitting) { return proved(worded, .wording, declared) }
        if let anchored = settledByAnchors(fitting) { return proved(anchored, .attachment, declared) }
        let ordered = settledByChronology(remaining(fitting))
        if ordered.count == 1 { return proved(ordered[0], .chronology, declared) }
        if let declared, let reading = fitting.first(where: { $0.order == declared }) {
            return DateProof(reading: reading, basis: .declared)
        }
        if let days = settledByRhythm(ordered) { return proved(days, .rhythm, declared) }
        if telling.allSatisfy({ date in ordered.allSatisfy { $0.sameDay(as: ordered[0], date) } }) {
            return DateProof(reading: ordered[0], basis: .immaterial)
        }
        if shape.dateSeparator == 0x2E, fitting.contains(.dmy), !hasTrailingPoint || !fitting.contains(.ymd) {
            return DateProof(reading: .dmy, basis: .separator)
        }
        return nil
    }

    /// The readings that make every telling date possible.
    private var fitting: [DateReading] {
        let telling = telling
        return DateReading.candidates(for: shape).filter { reading in telling.allSatisfy { reading.isPossible($0) } }
    }

    /// Dates that at least one reading makes a date; the others prove nothing, and their records stay undated.
    private var telling: [DateNumbers] {
        let candidates = DateReading.candidates(for: shape)
        return dates.filter { date in candidates.contains { $0.isPossible(date) } }
    }

    /// Every reading makes some date impossible: the one that makes the fewest so, if it is one.
    private func conflicting(_ candidates: [DateReading], _ declared: DateOrder?) -> DateProof? {
        let misfits = candidates.map { reading in telling.count { !reading.isPossible($0) } }
        guard let fewest = misfits.min() else { return nil }
        let best = zip(candidates, misfits).filter { $0.1 == fewest }.map(\.0)
        guard let reading = best.count == 1 ? best[0] : best.first(where: { $0.order == declared }) else { return nil }
        return DateProof(
            reading: reading, basis: .value, contradictsDeclaration: contradicts(reading, declared), hasConflict: true)
    }

    /// The readings to choose from, each with the period that it gives.
    func openReadings() -> [ImportError.DateReading] {
        let fitting = fitting
        let open = fitting.isEmpty ? DateReading.candidates(for: shape) : settledByChronology(remaining(fitting))
        return open.map { reading in
            let days = dates.compactMap { reading.civil($0)?.date }.sorted { $0.dayNumber < $1.dayNumber }
            return ImportError.DateReading(
                order: reading.order, first: days.first.map(Self.iso) ?? "", last: days.last.map(Self.iso) ?? "")
        }
    }

    private func proved(_ reading: DateReading, _ basis: DateProof.Basis, _ declared: DateOrder?) -> DateProof {
        DateProof(reading: reading, basis: basis, contradictsDeclaration: contradicts(reading, declared))
    }

    private func contradicts(_ reading: DateReading, _ declared: DateOrder?) -> Bool {
        declared.map { $0 != reading.order } ?? false
    }

    /// The day in a file's name and the day of its record differ by one day at most, unless the file is old.
    private func settledByAnchors(_ possible: [DateReading]) -> DateReading? {
        let votes = possible.map { reading in
            anchors.count { anchor in
                guard let civil = reading.civil(anchor.date)?.date else { return false }
                return abs(civil.dayNumber - anchor.day) <= 1
            }
        }
        guard let most = votes.max(), most > 0, votes.count(where: { $0 == most }) == 1 else { return nil }
        return zip(possible, votes).first { $0.1 == most }?.0
    }

    /// A language that writes the year first or last, or a notice that no earlier build could write, leaves one reading.
    private func settledByWording(_ possible: [DateReading]) -> DateReading? {
        let left = remaining(possible)
        return left.count == 1 && left.count < possible.count ? left[0] : nil
    }

    /// The readings that the app's words leave.
    private func remaining(_ possible: [DateReading]) -> [DateReading] {
        if hasYearFirstWords, shape.longNumber == 3, possible.contains(.ymd) { return [.ymd] }
        let young = possible.filter { reading in
            notices.allSatisfy { notice in
                reading.civil(notice.date).map { $0.date.dayNumber >= notice.earliest } ?? true
            }
        }
        let left = young.isEmpty ? possible : young
        guard hasYearLastWords, shape.longNumber == 3, left.contains(where: { $0 != .ymd }) else { return left }
        return left.filter { $0 != .ymd }
    }

    /// The readings that never run back by four weeks; all of them when each one does.
    private func settledByChronology(_ possible: [DateReading]) -> [DateReading] {
        let upright = possible.filter { !runsBack($0, by: 28) }
        if upright.isEmpty || upright.count == possible.count { return possible }
        guard shape.longNumber == 3, upright == [.ymd] else { return upright }
        // A year in front turns every day into a year. A message that came late runs back by weeks, not by years.
        return possible.allSatisfy { $0 == .ymd || runsBack($0, by: 366) } ? upright : possible
    }

    /// Whether a date lies days or more before one that stands further up.
    private func runsBack(_ reading: DateReading, by days: Int64) -> Bool {
        var latest = Int64.min
        return dates.contains { date in
            guard let day = reading.civil(date)?.date.dayNumber else { return false }
            latest = max(latest, day)
            return day <= latest - days
        }
    }

    /// Hardly anybody writes on the same day of several years, or months, and on no other: dates of one year prove the
    /// other reading.
    ///
    /// The year in front, being rare, needs four such days; the year at the end two that share the month as well, or
    /// three.
    private func settledByRhythm(_ possible: [DateReading]) -> DateReading? {
        guard shape.longNumber == 3, possible.contains(.ymd) else { return nil }
        let distinct = Set(telling)
        let last = possible.filter { $0 != .ymd }
        if last.count == 1, Set(distinct.map(\.third)).count == 1,
            distinct.count >= 3 || distinct.count == 2 && Set(distinct.map(\.second)).count == 1
        {
            return last[0]
        }
        let isYearFirst =
            distinct.count >= 4 && Set(distinct.map(\.first)).count == 1
            && last.allSatisfy { reading in Set(distinct.map { reading.numbers($0).year }).count == distinct.count }
        return isYearFirst ? .ymd : nil
    }

    private static func iso(_ date: CivilTime) -> String {
        func pad(_ number: Int, _ width: Int) -> String {
            String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
        }
        return pad(date.year, 4) + "-" + pad(date.month, 2) + "-" + pad(date.day, 2)
    }
}

extension DateReading {
    fileprivate func sameDay(as other: DateReading, _ date: DateNumbers) -> Bool {
        civil(date)?.date.dayNumber == other.civil(date)?.date.dayNumber
    }
}
