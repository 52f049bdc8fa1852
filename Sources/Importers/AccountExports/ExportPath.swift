// SPDX-License-Identifier: Apache-2.0

import Evidence

/// Where a file stands inside an account export, and which export that is.
enum ExportPath {
    /// The last component in small letters.
    static func name(_ exhibit: Exhibit) -> String { exhibit.name.lowercased() }

    /// The name without its ending and without the mark of a further download, in small letters.
    static func stem(_ exhibit: Exhibit) -> String {
        let name = FurtherDownload.mark(inName: name(exhibit)[...])?.plain ?? name(exhibit)
        return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
    }

    /// The folder in which the export's first folders stand: the file's own without those of the given names at its end.
    static func root(_ exhibit: Exhibit, below folders: Set<String>) -> String {
        var root = exhibit.folder
        while root.last == "/" {
            let parent = exhibit.parent(of: root)
            // Where the folder itself was handed in, it is all that keeps its files together.
            guard folders.contains(exhibit.name(of: root).lowercased()), !parent.isEmpty else { break }
            root = parent
        }
        return String(root)
    }

    /// The root without the number of a part: `mydata~1-2.zip!` and `mydata~1.zip!` hold one export.
    static func joiningParts(_ root: String) -> String {
        guard let last = root.last, last == "!" || last == "/" else { return root }
        var stem = root.dropLast()
        let ending = stem.lowercased().hasSuffix(".zip") ? stem.suffix(4) : ""
        stem = stem.dropLast(ending.count)
        guard let dash = stem.lastIndex(of: "-"),
            case let number = stem[stem.index(after: dash)...], (1...2).contains(number.utf8.count),
            number.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            stem[..<dash].last?.isNumber == true
        else { return root }
        return stem[..<dash] + ending + String(last)
    }

    /// Whether a file lies below a root; a file on its own lies below nothing.
    static func isBelow(_ exhibit: Exhibit, _ root: String) -> Bool {
        root.isEmpty ? !exhibit.path.contains("/") && !exhibit.path.contains("!") : exhibit.path.hasPrefix(root)
    }
}
