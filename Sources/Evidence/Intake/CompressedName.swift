// SPDX-License-Identifier: Apache-2.0

/// Names the file inside a compressed file, which has no name of its own that could be relied on.
enum CompressedName {
    /// `x.json.gz` holds `x.json`, `x.tgz` that is no archive holds `x.tar`, `x` holds `x`.
    static func member(of name: [UInt8]) -> [UInt8] {
        let lower = name.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
        for (ending, replacement) in endings where lower.count > ending.utf8.count {
            if lower.suffix(ending.utf8.count).elementsEqual(ending.utf8) {
                return name.dropLast(ending.utf8.count) + Array(replacement.utf8)
            }
        }
        return name
    }

    private static let endings = [
        (".gz", ""), (".bz2", ""), (".xz", ""), (".zst", ""), (".tgz", ".tar"), (".tbz2", ".tar"), (".txz", ".tar"),
    ]
}
