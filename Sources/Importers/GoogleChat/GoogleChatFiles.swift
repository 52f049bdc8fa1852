// SPDX-License-Identifier: Apache-2.0

import Evidence

/// The files beside a conversation's messages; Takeout changes their names.
struct GoogleChatFiles {
    private var exhibits: [String: Int32] = [:]

    init(_ companions: [Exhibit]) {
        for companion in companions where companion.name.hasSuffix(".json") == false {
            exhibits[String(companion.name)] = companion.number
        }
    }

    /// The file that a record calls by its export name.
    func exhibit(named name: String) -> Int32? {
        if let exact = exhibits[name] { return exact }
        // On disk some signs became underscores, and long names were cut in front of their ending.
        let plain = String(name.map { "?&=:*\"<>|\\/%'+".contains($0) ? "_" : $0 })
        if let found = exhibits[plain] { return found }
        let dot = plain.lastIndex(of: ".") ?? plain.endIndex
        let (stem, ending) = (plain[..<dot], plain[dot...])
        let cut = exhibits.keys.filter { candidate in
            guard candidate.hasSuffix(ending), candidate.count >= 40 else { return false }
            return stem.hasPrefix(candidate.dropLast(ending.count))
        }
        return cut.count == 1 ? exhibits[cut[0]] : nil
    }
}
