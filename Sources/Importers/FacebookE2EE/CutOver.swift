// SPDX-License-Identifier: Apache-2.0

import Evidence
import Importing

/// The threads of ordinary downloads that Meta itself files as cut over to end-to-end encryption, by their people.
///
/// The two downloads have no number in common: that a thread goes on in the other is shown by the section in which it
/// stands and by its people, where one thread of each alone has them.
struct CutOver {
    /// The newest file of such a thread, and the export that holds it.
    private(set) var threads: [Set<String>: (chunk: Exhibit, export: String)] = [:]

    init(in survey: borrowing Survey) {
        guard survey.exhibits.contains(where: { Self.thread(of: $0) != nil }),
            let download = MetaClaim<FacebookDialect>(survey).claim(survey, reason: "")
        else { return }
        var doubled: Set<Set<String>> = []
        for unit in download.units {
            guard let chunk = unit.exhibits.last, Self.thread(of: chunk) != nil,
                let people = MetaOwner.participants(in: survey.head(of: chunk).span), people.count > 1
            else { continue }
            if threads.updateValue((chunk, unit.export), forKey: people) != nil { doubled.insert(people) }
        }
        for people in doubled { threads[people] = nil }
    }

    /// The thread of a message file in that section; nil for other files.
    static func thread(of exhibit: Exhibit) -> MetaThreadKey? {
        let path = MetaPath(exhibit.path)
        return path.chunk != nil && path.thread?.section == "e2ee_cutover" ? path.thread : nil
    }
}
