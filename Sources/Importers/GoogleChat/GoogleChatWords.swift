// SPDX-License-Identifier: Apache-2.0

/// What the dates of Google Chat say in ways that no page of Meta does (CLDR, full dates with medium clocks).
enum GoogleChatWords {
    /// A date with a clock of numbers, years of our era, and the zone behind the clock.
    static func western(_ text: Substring) -> String {
        var plain = String(text).replacing("[UTC]", with: "UTC")
        // Chinese and Vietnamese put the zone elsewhere; it is always this one.
        if plain.contains("UTC") { plain = plain.replacing("UTC", with: "") + " UTC" }
        for (mark, sign) in clockMarks where plain.contains(mark) { plain = plain.replacing(mark, with: sign) }
        if eras.contains(where: { plain.contains($0) }) { plain = ofOurEra(plain) }
        // October in Croatian, November in Polish: Croatian has a full stop behind the year.
        if plain.contains(" u ") { plain = plain.replacing("listopada", with: "october") }
        guard plain.unicodeScalars.contains(where: { (0x3000...0xD7AF).contains($0.value) }) else { return plain }
        let words = plain.split(separator: " ").map { word -> String in
            var plain = String(word)
            for day in weekdays where plain.hasSuffix(day) { plain = String(plain.dropLast(day.count)) }
            if plain.hasSuffix("曜日") { plain = String(plain.dropLast(3)) }
            for mark in ["時", "时", "시", "分", "분"] { plain = plain.replacing(mark, with: ":") }
            for mark in ["秒", "초"] { plain = plain.replacing(mark, with: "") }
            return plain
        }
        return words.filter { !$0.isEmpty }.joined(separator: " ").replacing(": ", with: ":")
    }

    /// `17 h 13 min 43 s` of Canadian French, `17 นาฬิกา 13 นาที 43 วินาที` of Thai.
    private static let clockMarks: [(String, String)] = [
        (" min ", ":"), (" นาฬิกา ", ":"), (" นาที ", ":"), (" วินาที", " "), (" s  ", " "), ("\u{00A0}", " "),
        ("\u{202F}", " "),
    ]

    /// The Buddhist era and the common one, in short and whole.
    private static let eras: Set<String> = ["พ.ศ.", "ค.ศ.", "พุทธศักราช", "คริสต์ศักราช"]

    /// Years of the Buddhist era are 543 ahead.
    private static func ofOurEra(_ text: String) -> String {
        text.split(separator: " ").filter { !eras.contains(String($0)) && !$0.hasPrefix("วัน") }.map { word in
            guard word.count == 4, let year = Int(word), (2500...2700).contains(year) else { return String(word) }
            return String(year - 543)
        }.joined(separator: " ")
    }

    private static let weekdays =
        ["一", "二", "三", "四", "五", "六", "日"].flatMap { ["星期" + $0, "周" + $0, "週" + $0] }
        + ["월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"]
}
