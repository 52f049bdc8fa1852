// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import RuleEngine

extension DetectorContext {
    /// Whether a message is a word or two in which no rule sees a part of a demand: "ok", "done", "11:20".
    ///
    /// Its measured wording is that of the talk around it, and shows nothing by itself.
    func isCurt(_ n: Int32) -> Bool {
        let marks = marks[n]
        guard marks.money.isEmpty, marks.identifiers.isEmpty, !codes(in: marks).overlaps(Self.parts),
            let text = timeline.text(n), text.utf8.count <= Self.longest
        else { return false }
        return text.split(whereSeparator: \.isWhitespace).count <= 2
    }

    private static let longest = 60
    private static let parts: CodeSet = CodeSet.extortion.union(CodeSet.hints)
        .union([.imageRequest, .sexualRequest, .imageHint, .picture])
}
