// SPDX-License-Identifier: Apache-2.0

/// Zones as Facebook's older pages name them.
enum MetaHTMLZone {
    /// Minutes east of UTC; nil when the word is no zone, or one of several.
    static func minutes(of word: String) -> Int16? {
        if let minutes = names[word] { return minutes }
        guard word.hasPrefix("utc") || word.hasPrefix("gmt") else { return nil }
        let rest = word.dropFirst(3)
        guard let sign = rest.first, sign == "+" || sign == "-" || sign == "\u{2212}" else { return nil }
        let parts = rest.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        guard let first = parts.first, first.utf8.count <= 4, let number = Int16(first), number >= 0, parts.count <= 2
        else { return nil }
        // `+0530` and `+05:30` are the same.
        var minutes = first.utf8.count > 2 ? number / 100 * 60 + number % 100 : number * 60
        if parts.count == 2 {
            guard first.utf8.count <= 2, let rest = Int16(parts[1]), (0..<60).contains(rest) else { return nil }
            minutes += rest
        }
        return minutes <= 14 * 60 ? (sign == "+" ? minutes : -minutes) : nil
    }

    /// Abbreviations that PHP, in which the pages were written, gives to the zones of most users; `IST` and others
    /// that stand for several are left out.
    private static let names: [String: Int16] = [
        "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180,
        "msk": 180, "nst": -210, "ndt": -150, "ast": -240, "adt": -180, "est": -300, "edt": -240, "cst": -360,
        "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "akdt": -480, "hst": -600,
        "aest": 600, "aedt": 660, "awst": 480, "nzst": 720, "nzdt": 780,
    ]
}
