// SPDX-License-Identifier: Apache-2.0

import Evidence

/// Tells the files of a second download from those of the first where both lie in one folder: `messages.json` and
/// `messages (1).json`.
///
/// Read as one export, all that both hold would be told twice; as two, the search for copies finds it.
enum FurtherDownload {
    /// The files by the marks in their names, those without first; a mark counts only beside a file without it.
    static func groups<File>(
        _ files: [File], exhibit: (File) -> Exhibit
    ) -> [(mark: String, files: [File])] {
        let paths = Set(files.map { exhibit($0).path.lowercased() })
        var groups: [(mark: String, files: [File])] = []
        for file in files {
            let found = exhibit(file)
            let mark = mark(inName: found.name).flatMap { mark, plain in
                paths.contains((String(found.folder) + plain).lowercased()) ? mark : nil
            }
            if let index = groups.firstIndex(where: { $0.mark == mark ?? "" }) {
                groups[index].files.append(file)
            } else {
                groups.append((mark ?? "", [file]))
            }
        }
        return groups.sorted { $0.mark < $1.mark }
    }

    /// What a browser or a file manager adds to a name, and the name without it.
    static func mark(inName name: Substring) -> (mark: String, plain: String)? {
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        var stem = name[..<dot]
        if stem.last == ")", let open = stem.lastIndex(of: "("),
            case let digits = stem[open...].dropFirst().dropLast(), isNumber(digits)
        {
            stem = stem[..<open]
        } else if let blank = stem.lastIndex(of: " "), isNumber(stem[blank...].dropFirst()) {
            stem = stem[..<blank]
        }
        while stem.last == " " { stem = stem.dropLast() }
        for word in copyWords where stem.lowercased().hasSuffix(word) {
            stem = stem.dropLast(word.count)
            break
        }
        while stem.last == " " { stem = stem.dropLast() }
        guard !stem.isEmpty, stem.endIndex < dot else { return nil }
        let mark = name[stem.endIndex..<dot].filter { $0 != " " }
        return (mark, String(stem) + name[dot...])
    }

    private static func isNumber(_ text: Substring) -> Bool {
        (1...2).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// What systems write behind the name of a copy that was made of a file.
    private static let copyWords = [
        " - copy", " - kopie", " - copie", " - copia", " - cópia", " copy", " kopie", " copie",
    ]
}
