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

    /// Threads of an ordinary download, with the encrypted download's threads of the same people as their neighbours.
    ///
    /// - Parameter people: those whom the front of a thread's file shows.
    static func joined(
        _ units: [ImportUnit], in survey: borrowing Survey, people: (Exhibit) -> Set<String>
    ) -> [ImportUnit] {
        guard units.contains(where: { $0.exhibits.last.flatMap(thread(of:)) != nil }) else { return units }
        var downloads: [(exhibit: Exhibit, people: Set<String>)] = []
        for exhibit in survey.exhibits where exhibit.name.lowercased().hasSuffix(".json") {
            let head = survey.head(of: exhibit)
            guard FacebookE2EE.isThread(head), let members = MetaOwner.participants(in: head.span) else { continue }
            downloads.append((exhibit, members))
        }
        return units.map { unit in
            guard let newest = unit.exhibits.last, thread(of: newest) != nil, case let known = people(newest),
                known.count > 1
            else { return unit }
            var joined = unit
            joined.neighbours += downloads.filter { $0.people == known }.map(\.exhibit)
            return joined
        }
    }

    /// The thread of a message file in that section; nil for other files.
    static func thread(of exhibit: Exhibit) -> MetaThreadKey? {
        let path = MetaPath(exhibit.path)
        let isChunk = path.chunk != nil || MetaHTMLRole.chunk(path.file) != nil
        return isChunk && path.thread?.section == "e2ee_cutover" ? path.thread : nil
    }
}
