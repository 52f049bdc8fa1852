// SPDX-License-Identifier: Apache-2.0

import Evidence
import Formats

/// Finds the file that a record's `uri` names, in whichever part of a split export it came.
struct MetaMedia {
    private let files: [Exhibit]
    private var byName: [String: [Int]]?

    init(_ files: [Exhibit]) {
        self.files = files
    }

    /// The exhibit that a `uri` names, seen from the JSON file that holds it.
    mutating func exhibit(named uri: String, from record: Exhibit) -> Int32? {
        if let found = search(uri, from: record) { return found }
        let repaired = Mojibake.repaired(uri)
        return repaired == uri ? nil : search(repaired, from: record)
    }

    private mutating func search(_ uri: String, from record: Exhibit) -> Int32? {
        let wanted = Self.parts(uri)
        guard let name = wanted.last else { return nil }
        var best: (score: Int, exhibit: Exhibit)?
        for index in index()[name] ?? [] {
            let file = files[index]
            let path = Self.parts(file.path)
            let common = zip(wanted.reversed(), path.reversed()).prefix { $0 == $1 }.count
            let isBeside =
                file.path.hasPrefix(record.folder) && path.count - Self.parts(String(record.folder)).count <= common
            // The whole uri; or thread folder, kind folder and name; or the place beside the record's own file.
            guard common == wanted.count || common >= 3 || isBeside else { continue }
            let score = 4 * common + (isBeside ? 2 : 0) + (file.container == record.container ? 1 : 0)
            if score > best?.score ?? -1 { best = (score, file) }
        }
        return best?.exhibit.number
    }

    private mutating func index() -> [String: [Int]] {
        if let byName { return byName }
        var made: [String: [Int]] = [:]
        for (index, file) in files.enumerated() { made[file.name.lowercased(), default: []].append(index) }
        byName = made
        return made
    }

    private static func parts(_ path: String) -> [String] {
        path.split { $0 == "/" || $0 == "!" }.filter { $0 != "." }.map { $0.lowercased() }
    }
}
