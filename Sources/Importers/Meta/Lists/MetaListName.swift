// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Importing

/// The name of a list's file without what differs from export to export: its ending, the number of one of several files,
/// and the number that a browser gives to a further download.
struct MetaListName {
    /// `people_who_followed_you` of `people_who_followed_you_2 (1).json`.
    let stem: String
    /// 2 of `people_who_followed_you_2.json`; nil where the list has one file.
    let number: Int?

    init(_ file: String) {
        var name = file[...]
        for ending in [".json", ".html", ".htm"] where name.hasSuffix(ending) {
            name = name.dropLast(ending.count)
            break
        }
        if name.last == ")", let open = name.lastIndex(of: "("), Int(name[open...].dropFirst().dropLast()) != nil {
            name = name[..<open]
            while name.last == " " { name.removeLast() }
        }
        guard let line = name.lastIndex(of: "_"), case let digits = name[line...].dropFirst(),
            !digits.isEmpty, digits.utf8.count <= 3, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else {
            stem = String(name)
            number = nil
            return
        }
        stem = String(name[..<line])
        number = Int(digits)
    }

    /// Tells of the files that are missing among numbered ones: every export has its files of a list between them.
    static func reportGaps(_ exhibits: [Exhibit], into sink: inout some TimelineSink & ~Copyable) {
        var lists: [String: (present: Set<Int>, last: Exhibit)] = [:]
        for exhibit in exhibits {
            let path = MetaPath(exhibit.path)
            let name = MetaListName(path.file)
            // A file without a number beside numbered ones is the first.
            let key = (path.inner.dropLast() + [name.stem]).joined(separator: "/")
            lists[key, default: ([], exhibit)].present.insert(max(1, name.number ?? 1))
            if name.number != nil { lists[key]?.last = exhibit }
        }
        for (present, exhibit) in lists.values.sorted(by: { $0.last.number < $1.last.number }) {
            guard let last = present.max(), last > present.count else { continue }
            sink.report(
                Diagnostic(
                    .loss, "list-files-missing", at: .whole(exhibit.number), detail: ["count": last - present.count]))
        }
    }
}
