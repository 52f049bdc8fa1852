// SPDX-License-Identifier: Apache-2.0

/// Numbers in print, without a locale.
enum Figures {
    /// `1,234`.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude).utf8)
        var out: [UInt8] = number < 0 ? Array("−".utf8) : []
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { out.append(UInt8(ascii: ",")) }
            out.append(digit)
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// `1 message`, `2 messages`.
    static func counted(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
        "\(grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
    }

    /// A number without a fraction where it has none, else with two places.
    static func decimal(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "–" }
        if value == value.rounded() { return grouped(Int(value)) }
        return fixed(value, places: 2)
    }

    /// A number with so many places.
    static func fixed(_ value: Double, places: Int) -> String {
        guard value.isFinite, abs(value) < 1e12 else { return "–" }
        var scale = 1
        for _ in 0..<places { scale *= 10 }
        let scaled = Int((abs(value) * Double(scale)).rounded())
        let whole = (value < 0 && scaled > 0 ? "−" : "") + grouped(scaled / scale)
        if places == 0 { return whole }
        let rest = String(scaled % scale)
        return whole + "." + String(repeating: "0", count: places - rest.count) + rest
    }

    /// A share of a hundred with one place.
    static func percent(_ part: Int, of whole: Int) -> String {
        whole == 0 ? "–" : fixed(Double(part) * 100 / Double(whole), places: 1) + "%"
    }

    /// A size in bytes, whole.
    static func bytes(_ count: Int) -> String { counted(count, "byte") }

    /// `5–7`, or `5` when both ends agree.
    static func range(_ range: ClosedRange<Int>) -> String {
        range.lowerBound == range.upperBound
            ? grouped(range.lowerBound) : "\(grouped(range.lowerBound)) to \(grouped(range.upperBound))"
    }

    /// A hash in groups of eight.
    static func groups(_ hash: String) -> String {
        var out = ""
        for (index, character) in hash.enumerated() {
            if index > 0, index.isMultiple(of: 8) { out.append(" ") }
            out.append(character)
        }
        return out
    }

    /// The sum of counts, held at the largest number.
    static func sum(_ counts: some Sequence<Int>) -> Int {
        counts.reduce(0) { total, count in
            let (sum, isOver) = total.addingReportingOverflow(count)
            return isOver ? .max : sum
        }
    }
}

extension Figures {
    /// `A1, A2 and A3`; more than eight are counted.
    static func list(_ words: [String]) -> String {
        if words.count > 8 { return words.prefix(8).joined(separator: ", ") + " and \(grouped(words.count - 8)) more" }
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }
}

extension String {
    /// The same as the beginning of a sentence.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
