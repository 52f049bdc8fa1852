// SPDX-License-Identifier: Apache-2.0

import Evidence

/// The files beside a conversation's messages; Takeout changes their names.
struct GoogleChatFiles {
    private let exhibits: NearestFiles

    init(_ companions: [Exhibit]) {
        exhibits = NearestFiles(companions.filter { !$0.name.hasSuffix(".json") })
    }

    /// The file that a record calls by its export name.
    func exhibit(named name: String, nearest records: Exhibit) -> Int32? {
        if let exact = exhibits.nearest(name, to: records) { return exact.number }
        // On disk some signs became underscores, and long names were cut in front of their ending.
        let plain = String(name.map { "?&=:*\"<>|\\/%'+".contains($0) ? "_" : $0 })
        if let found = exhibits.nearest(plain, to: records) { return found.number }
        let dot = plain.lastIndex(of: ".") ?? plain.endIndex
        let (stem, ending) = (plain[..<dot], plain[dot...])
        let cut = exhibits.names.filter { candidate in
            guard candidate.hasSuffix(ending), candidate.count >= 40 else { return false }
            return stem.hasPrefix(candidate.dropLast(ending.count))
        }
        return cut.count == 1 ? exhibits.nearest(cut[0], to: records)?.number : nil
    }
}
