// SPDX-License-Identifier: Apache-2.0

import Analysis

/// The marks of media files as exhibits of their own: `ABC/1/7`, or `media 7` where the exhibit has no mark.
///
/// Numbered in the order of the table of exhibits, so that a file has one mark whichever messages refer to it and
/// whatever the report prints.
struct SubExhibits: Sendable {
    private let numbers: [Int32: Int]
    private let mark: String?

    init(_ analysis: CaseAnalysis) {
        mark = analysis.details.exhibit
        var numbers: [Int32: Int] = [:]
        for (index, exhibit) in analysis.exhibits.enumerated()
        where exhibit.status == .attachment || exhibit.status == .unreferenced {
            numbers[Int32(index)] = numbers.count + 1
        }
        self.numbers = numbers
    }

    /// The mark of a file by its row in the table of exhibits; nil for what is no media file.
    subscript(exhibit: Int32?) -> Prose? {
        guard let exhibit, let number = numbers[exhibit] else { return nil }
        return mark.map { Prose(.evidence("\(Name.short($0))/\(number)")) } ?? "media \(words: String(number))"
    }
}
