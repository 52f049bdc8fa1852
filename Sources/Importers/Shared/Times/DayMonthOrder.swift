// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Importing

/// What the dates of a file tell about the order of day and month.
struct DayMonthOrder {
    /// A date whose year is known and whose other numbers are a day and a month in either order.
    struct Numbers: Hashable {
        var first: Int
        var second: Int
        var year: Int
        /// 0 for Monday, where the weekday stands beside it.
        var weekday: Int?

        /// The day under an order; nil where there is none.
        func civil(_ order: DateOrder) -> CivilTime? {
            let (day, month) = order == .mdy ? (second, first) : (first, second)
            return CivilTime(year: year, month: month, day: day)
        }

        func isPossible(_ order: DateOrder) -> Bool {
            guard let day = civil(order) else { return false }
            return weekday.map { $0 == day.weekday } ?? true
        }
    }

    /// The distinct dates in the order of the file, repeated where the file goes back to one.
    private var dates: [Numbers] = []

    mutating func note(_ date: Numbers) {
        if dates.last != date { dates.append(date) }
    }

    /// Whether there are dates, and the weekday of each contradicts both orders.
    var isContradicted: Bool {
        !dates.isEmpty && dates.allSatisfy { $0.weekday != nil && !$0.isPossible(.dmy) && !$0.isPossible(.mdy) }
    }

    /// Settles the order and tells on what it rests.
    ///
    /// - Throws: `decisionNeeded` when only the investigator can say.
    func settle(
        declared: DateOrder?, at whole: Provenance, into sink: inout some TimelineSink & ~Copyable
    ) throws(ImportError) -> DateOrder {
        let orders: [DateOrder] = [.dmy, .mdy]
        let telling = dates.filter { date in orders.contains { date.isPossible($0) } }
        let possible = orders.filter { order in telling.allSatisfy { $0.isPossible(order) } }
        // A weekday that fits neither order stands beside others that fit.
        if !possible.isEmpty, dates.contains(where: { $0.weekday != nil && !telling.contains($0) }) {
            sink.report(Diagnostic(.warning, "date-order-conflict", at: whole))
        }
        if possible.count == 1 {
            sink.report(Diagnostic(.note, "date-order-proved-by-value", at: whole))
            if let declared, declared != possible[0], declared != .ymd {
                sink.report(Diagnostic(.warning, "date-order-contradicted", at: whole))
            }
            return possible[0]
        }
        if possible.isEmpty {
            let misfits = orders.map { order in telling.count { !$0.isPossible(order) } }
            if misfits[0] != misfits[1] {
                sink.report(Diagnostic(.warning, "date-order-conflict", at: whole))
                return misfits[0] < misfits[1] ? .dmy : .mdy
            }
        }
        let upright = orders.filter(isUpright)
        if upright.count == 1, !possible.isEmpty {
            sink.report(Diagnostic(.note, "date-order-proved-by-chronology", at: whole))
            return upright[0]
        }
        if let declared, declared != .ymd {
            sink.report(Diagnostic(.note, "date-order-declared", at: whole))
            return declared
        }
        if telling.allSatisfy({ $0.first == $0.second }) {
            sink.report(Diagnostic(.note, "date-order-immaterial", at: whole))
            return .dmy
        }
        let readings = orders.map { order in
            let days = telling.compactMap { $0.civil(order) }.sorted { $0.dayNumber < $1.dayNumber }
            return ImportError.DateReading(
                order: order, first: days.first.map(Self.iso) ?? "", last: days.last.map(Self.iso) ?? "")
        }
        throw ImportError(.decisionNeeded(.dateOrder(readings)), at: whole)
    }

    /// Whether the file never runs back by four weeks under an order.
    private func isUpright(_ order: DateOrder) -> Bool {
        var latest = Int64.min
        for date in dates {
            guard let day = date.civil(order)?.dayNumber else { continue }
            latest = max(latest, day)
            if day <= latest - 28 { return false }
        }
        return true
    }

    private static func iso(_ date: CivilTime) -> String {
        func pad(_ number: Int, _ width: Int) -> String {
            String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
        }
        return pad(date.year, 4) + "-" + pad(date.month, 2) + "-" + pad(date.day, 2)
    }
}
