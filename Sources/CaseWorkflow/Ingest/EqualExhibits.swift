// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importing

/// Files of one unit that lie there twice, as when one export was handed in as two archives: read once, cited twice.
///
/// Only a file of the same bytes, the same name and the same folder counts: two chats may be the same few bytes.
struct EqualExhibits {
    /// The file that is read, and the one that is equal to it.
    private(set) var pairs: [(kept: Exhibit, copy: Exhibit)] = []
    /// The unit without the copies.
    private(set) var unit: ImportUnit

    private struct Shape: Hashable {
        var size: Int
        var tail: Substring
    }

    init(_ unit: ImportUnit, of evidence: EvidenceSet) {
        self.unit = unit
        guard unit.exhibits.count > 1 else { return }
        var earlier: [Shape: [Exhibit]] = [:]
        var kept: [Exhibit] = []
        for exhibit in unit.exhibits {
            guard exhibit.size > 0, let tail = Self.tail(of: exhibit) else {
                kept.append(exhibit)
                continue
            }
            let shape = Shape(size: exhibit.size, tail: tail)
            let likely = earlier[shape] ?? []
            let original = likely.first { other in
                guard let one = try? evidence.digest(of: other), let copy = try? evidence.digest(of: exhibit) else {
                    return false
                }
                return one == copy
            }
            if let original {
                pairs.append((original, exhibit))
            } else {
                earlier[shape, default: []].append(exhibit)
                kept.append(exhibit)
            }
        }
        self.unit.exhibits = kept
    }

    /// The last folder and the name; nil for a file without a folder.
    private static func tail(of exhibit: Exhibit) -> Substring? {
        let folder = exhibit.folder
        guard !folder.isEmpty else { return nil }
        let parent = exhibit.parent(of: folder)
        // An archive that was handed in has whatever name the copy got.
        return parent.isEmpty && folder.last == "!" ? exhibit.name : exhibit.path[parent.endIndex...]
    }
}

extension UnitReading {
    /// Adds the places of files that are equal to one that was read, and accounts for their records.
    mutating func tell(_ equal: EqualExhibits) {
        guard !equal.pairs.isEmpty else { return }
        var copies: [Int32: [Int32]] = [:]
        for (kept, copy) in equal.pairs {
            copies[kept.number, default: []].append(copy.number)
            let seen = tallies[kept.number]?.seen ?? 0
            var tally = RecordTally()
            tally.seen = seen
            if seen > 0 { tally.skipped[CopyRule.bytes.rawValue] = seen }
            tallies[copy.number] = tally
            diagnostics.append(
                Diagnostic(.note, CopyRule.bytes.rawValue, at: .whole(copy.number), detail: ["count": seen]))
        }
        for number in batches.indices {
            for row in 0..<batches[number].count {
                let place = batches[number].provenance(at: row)
                guard let others = copies[place.exhibit] else { continue }
                batches[number].add(
                    others.map { Provenance(exhibit: $0, bytes: place.bytes, locator: place.locator) }, to: row)
            }
        }
    }
}
