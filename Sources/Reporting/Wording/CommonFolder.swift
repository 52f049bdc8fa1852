// SPDX-License-Identifier: Apache-2.0

/// The folder in which the files of a table lie, told once above it, so that each row names only what differs.
struct CommonFolder {
    /// With its last separator; empty where there is none worth telling.
    let prefix: String

    init(_ paths: some Collection<String>) {
        guard paths.count > 1, let first = paths.first else {
            prefix = ""
            return
        }
        var shared = Array(first.utf8)
        for path in paths {
            var length = 0
            for (left, right) in zip(shared, path.utf8) {
                guard left == right else { break }
                length += 1
            }
            shared.removeLast(shared.count - length)
            if shared.isEmpty { break }
        }
        let end = shared.lastIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "!") }.map { $0 + 1 } ?? 0
        // Less than a short word saves no line.
        prefix = end < 8 ? "" : String(decoding: shared[..<end], as: UTF8.self)
    }

    /// The path without the folder.
    func rest(of path: String) -> Prose {
        guard !prefix.isEmpty, path.utf8.count > prefix.utf8.count, path.utf8.starts(with: prefix.utf8) else {
            return Prose(.evidence(path))
        }
        return Prose(.evidence(String(decoding: path.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)))
    }

    /// The sentence above the table; nil without a folder.
    var told: Prose? {
        prefix.isEmpty ? nil : "Each path begins with \(Prose(.evidenceCode(prefix)))"
    }
}
