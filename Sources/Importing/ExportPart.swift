// SPDX-License-Identifier: Apache-2.0

/// A folder of one part of a download that was cut by size: `takeout-20240101T000000Z-002.zip!Takeout/Hangouts/`.
struct ExportPart: Hashable {
    /// The last two names of the folder, below whatever archive holds it.
    let inner: [Substring]
    /// What holds them, as it is named.
    let root: Substring
    /// The same without the number of the part.
    let download: String

    init(_ folder: Substring) {
        let start = folder.lastIndex(of: "!").map { folder.index(after: $0) } ?? folder.startIndex
        let names = folder[start...].split(separator: "/").suffix(2)
        inner = Array(names)
        root = folder[..<(names.first?.startIndex ?? folder.endIndex)]
        download = Self.withoutPart(root)
    }

    /// `takeout-20240101T000000Z-` of `takeout-20240101T000000Z-002.zip!`; only names with a stamp or number of the
    /// download have parts, for people number their folders too.
    private static func withoutPart(_ root: Substring) -> String {
        var stem = root
        while let last = stem.last, last == "!" || last == "/" { stem.removeLast() }
        for ending in [".zip", ".tgz", ".tar.gz", ".tar"] where stem.lowercased().hasSuffix(ending) {
            stem = stem.dropLast(ending.count)
            break
        }
        let digits = stem.reversed().prefix { $0.isASCII && $0.isNumber }.count
        let front = stem.dropLast(digits)
        guard (1...3).contains(digits), let mark = front.last, "-_ ".contains(mark) else { return String(stem) }
        let name = front.dropLast()
        let inName = name.lastIndex { $0 == "/" || $0 == "!" }.map { name[$0...] } ?? name
        let isStamped = inName.split { !$0.isNumber }.contains { $0.count >= 8 }
        return isStamped ? String(name) : String(stem)
    }
}
