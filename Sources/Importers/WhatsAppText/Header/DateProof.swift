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

    /// Settles the order.
    ///
    /// - Returns: nil when only the investigator can say; `openReadings` are then what there is to choose from.
    func proof(declared: DateOrder?) -> DateProof? {
        let candidates = DateReading.candidates(for: shape)
        let fitting = candidates.filter { reading in telling.allSatisfy { reading.isPossible($0) } }
        let possible = believable(fitting)
        guard let first = possible.first else { return conflicting(candidates, declared) }
        // Four digits in front are year, month, day everywhere.
        if possible.count == 1 && fitting.count == 1 || shape.longNumber == 0 { return proved(first, .value, declared) }
        if let anchored = settledByAnchors(fitting) { return proved(anchored, .attachment, declared) }
        if let ordered = settledByChronology(possible) { return proved(ordered, .chronology, declared) }
        if let declared, let reading = fitting.first(where: { $0.order == declared }) {
            return DateProof(reading: reading, basis: possible == [reading] ? .value : .declared)
        }
        let open = usual(possible)
        if open.count == 1 { return proved(open[0], .value, declared) }
        if telling.allSatisfy({ date in open.allSatisfy { $0.sameDay(as: open[0], date) } }) {
            return DateProof(reading: open[0], basis: .immaterial)
        }
        if shape.dateSeparator == 0x2E, possible.contains(.dmy) { return DateProof(reading: .dmy, basis: .separator) }
        return nil
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
        let candidates = DateReading.candidates(for: shape)
        let fitting = candidates.filter { reading in telling.allSatisfy { reading.isPossible($0) } }
        return usual(fitting.isEmpty ? candidates : fitting).map { reading in
            let days = dates.compactMap { reading.civil($0)?.date }.sorted { $0.dayNumber < $1.dayNumber }
            return ImportError.DateReading(
                order: reading.order, first: days.first.map(Self.iso) ?? "", last: days.last.map(Self.iso) ?? "")
        }
    }

    /// A year of two digits in front is written with hyphens if at all, and is believed only when something proves
    /// it or somebody declares it.
    private func usual(_ readings: [DateReading]) -> [DateReading] {
        let usual = readings.filter { shape.longNumber != 3 || $0 != .ymd }
        return usual.isEmpty ? readings : usual
    }

    private func believable(_ readings: [DateReading]) -> [DateReading] {
        shape.dateSeparator == 0x2D ? readings : usual(readings)
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

    /// A reading is proved when it alone never runs back by four weeks.
    private func settledByChronology(_ possible: [DateReading]) -> DateReading? {
        let upright = possible.filter { reading in
            var latest = Int64.min
            return dates.allSatisfy { date in
                guard let day = reading.civil(date)?.date.dayNumber else { return true }
                latest = max(latest, day)
                return day > latest - 28
            }
        }
        // A year in front turns every day into a year: that it never runs back proves little beside a usual reading.
        let upstanding = usual(upright)
        return upstanding.count == 1 && possible.count > upright.count ? upstanding[0] : nil
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
