// SPDX-License-Identifier: Apache-2.0

import Evidence

/// The files that records call by a bare name: of several, the one that lies nearest to the record.
///
/// Two downloads may hold other bytes under one name, and each keeps its files around its own records.
struct NearestFiles {
    private var files: [String: [Exhibit]] = [:]

    /// By which names there are files.
    var names: Dictionary<String, [Exhibit]>.Keys { files.keys }

    init() {}

    /// - Parameter name: by what records call a file; nil for files that they do not name.
    init(_ exhibits: [Exhibit], by name: (Exhibit) -> String? = { String($0.name) }) {
        for exhibit in exhibits {
            if let name = name(exhibit) { add(exhibit, as: name) }
        }
    }

    mutating func add(_ exhibit: Exhibit, as name: String) {
        files[name, default: []].append(exhibit)
    }

    /// The file of a name that shares most folders with a file of records; nil where two are equally near and not alike.
    func nearest(_ name: String, to records: Exhibit) -> Exhibit? {
        guard let candidates = files[name] else { return nil }
        if candidates.count == 1 { return candidates[0] }
        let near = candidates.map { Self.sharedFolders($0, records) }
        let best = candidates.indices.filter { near[$0] == near.max() }.map { candidates[$0] }
        guard let first = best.first, best.allSatisfy({ $0.name == first.name && $0.size == first.size }) else {
            return nil
        }
        return first
    }

    /// How many names of folders and archives two paths begin with alike.
    private static func sharedFolders(_ one: Exhibit, _ other: Exhibit) -> Int {
        var shared = 0
        for (left, right) in zip(one.folder.utf8, other.folder.utf8) {
            guard left == right else { break }
            if left == UInt8(ascii: "/") || left == UInt8(ascii: "!") { shared += 1 }
        }
        return shared
    }
}
