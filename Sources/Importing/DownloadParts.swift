// SPDX-License-Identifier: Apache-2.0

public import Evidence

/// Downloads that their service cut into parts by size, put together again: to importers their files lie where the
/// whole would have them.
///
/// Only names that services give count, and names that call a thing a part, for people number their folders too. Where
/// parts hold other files under the same paths, they are several downloads, and each stays where it is.
public struct DownloadParts {
    /// All exhibits as they were, those of later parts at their paths in the whole.
    public private(set) var exhibits: [Exhibit]
    /// For each download of which a part is missing between or before others, a file of the first part that is there, and
    /// how many are not.
    public private(set) var gaps: [(exhibit: Int32, missing: Int)] = []

    private struct Download: Hashable {
        /// What holds the parts, and what their names have in common.
        var place: Substring
        var name: String
    }

    private struct Part {
        var number: Int
        /// Bytes of the path up to what the part holds.
        var front: Int
        var files: [Int] = []
    }

    /// Looks at the names of all folders and archives.
    public init(_ all: [Exhibit]) {
        exhibits = all
        // Parts may hold parts, as where an examiner splits what a service has split.
        for depth in 0..<8 { joinParts(at: depth) }
        gaps.sort { $0.exhibit < $1.exhibit }
    }

    /// Joins parts that lie in so many folders and archives.
    private mutating func joinParts(at depth: Int) {
        var downloads: [Download: [Substring: Part]] = [:]
        var known: [Substring: (download: Download, number: Int, root: Substring)?] = [:]
        for index in exhibits.indices {
            let folder = exhibits[index].folder
            let found = known[folder] ?? Self.part(exhibits[index], at: depth)
            known[folder] = .some(found)
            guard let (download, number, root) = found else { continue }
            downloads[download, default: [:]][root, default: Part(number: number, front: root.utf8.count)].files
                .append(index)
        }
        for (download, parts) in downloads {
            let sorted = parts.sorted { ($0.value.number, $0.key) < ($1.value.number, $1.key) }.map(\.value)
            join(sorted)
            // Who unpacks archives numbers the folders.
            if download.name != DownloadPartName.unpacked { noteGap(sorted) }
        }
    }

    private mutating func join(_ parts: [Part]) {
        guard parts.count > 1, let first = parts.first, let model = first.files.first.map({ exhibits[$0] }) else {
            return
        }
        var taken = Set(first.files.map { exhibits[$0].path })
        for part in parts.dropFirst() {
            let moved = part.files.map { exhibits[$0].moved(from: part.front, under: first.front, of: model) }
            let isTaken = moved.map { taken.contains($0.path) }
            guard zip(moved, isTaken).allSatisfy({ !$1 || Self.mayRepeat($0) }) else { continue }
            for index in moved.indices where !isTaken[index] {
                exhibits[part.files[index]] = moved[index]
                taken.insert(moved[index].path)
            }
        }
    }

    /// Whether each part of one download may have a file of this name: a page that describes it.
    private static func mayRepeat(_ exhibit: Exhibit) -> Bool {
        let name = exhibit.name.lowercased()
        return Survey.isLitter(exhibit) || name.hasPrefix("readme")
            || [".html", ".htm", ".css", ".pdf"].contains(where: name.hasSuffix)
    }

    private mutating func noteGap(_ parts: [Part]) {
        let numbers = Set(parts.map(\.number))
        guard let last = numbers.max(), last <= 999, let first = parts.first?.files.first else { return }
        let missing = (1...last).count { !numbers.contains($0) }
        if missing > 0 { gaps.append((exhibits[first].number, missing)) }
    }

    /// The folder or archive around a file, counted from the outermost, if it is a part.
    private static func part(
        _ exhibit: Exhibit, at depth: Int
    ) -> (download: Download, number: Int, root: Substring)? {
        var folders = [exhibit.folder]
        while let last = folders.last, !last.isEmpty { folders.append(exhibit.parent(of: last)) }
        // The last is nothing, which holds the outermost.
        guard folders.count >= depth + 2 else { return nil }
        let root = folders[folders.count - 2 - depth]
        guard let (name, number) = DownloadPartName.read(exhibit.name(of: root)) else { return nil }
        return (Download(place: folders[folders.count - 1 - depth], name: name), number, root)
    }
}

/// Names of parts: `takeout-20240101T000000Z-002.zip`, `Takeout 2`, `mydata~1704067200000-2.zip`, `chat part 2 of 3`.
enum DownloadPartName {
    /// The folder in every archive of Google, which lies in several when they are unpacked side by side.
    static let unpacked = "takeout"

    /// What the names of all parts have in common, and the number of this one; nil for another name.
    static func read(_ component: Substring) -> (whole: String, number: Int)? {
        var stem = component.lowercased()[...]
        for ending in [".zip", ".tgz", ".tar.gz", ".tar", ".7z"] where stem.hasSuffix(ending) {
            stem = stem.dropLast(ending.count)
            break
        }
        if stem == unpacked { return (unpacked, 0) }
        if let rest = stem.dropping("takeout-"), let (front, number) = trailing(stem, after: "-", upTo: 3),
            rest.prefix(8).allSatisfy(isDigit), rest.dropFirst(8).first == "t"
        {
            return (String(front), number)
        }
        if let rest = stem.dropping(unpacked) {
            let digits = rest.filter { isDigit($0) }
            guard (1...2).contains(digits.count), rest.allSatisfy({ isDigit($0) || " _-()".contains($0) }) else {
                return nil
            }
            return Int(digits).map { (unpacked, $0) }
        }
        if let rest = stem.dropping("mydata~") {
            if !rest.isEmpty, rest.allSatisfy(isDigit) { return (String(stem), 1) }
            guard let (front, number) = trailing(stem, after: "-", upTo: 2), front.dropFirst(7).allSatisfy(isDigit)
            else {
                return nil
            }
            return (String(front), number)
        }
        return called(stem)
    }

    /// `chat part 2`, `export.part2`, `x (Teil 2 von 3)`.
    private static func called(_ stem: Substring) -> (whole: String, number: Int)? {
        var rest = stem
        while let last = rest.last, ")] ".contains(last) { rest.removeLast() }
        guard let (front, number) = lastNumber(rest) else { return nil }
        if let (name, _) = word(in: front, parts) { return (name, number) }
        // Behind the number of the part may stand how many there are.
        guard let (middle, _) = word(in: front, counts), let (inner, part) = lastNumber(middle[...]),
            let (name, _) = word(in: inner, parts), part <= number
        else { return nil }
        return (name, part)
    }

    private static let parts = ["part", "teil", "partie", "parte"]
    private static let counts = ["of", "von", "de", "sur", "/"]

    private static func lastNumber(_ text: Substring) -> (front: Substring, number: Int)? {
        let digits = text.reversed().prefix(while: isDigit).count
        guard (1...3).contains(digits), let number = Int(text.suffix(digits)), number > 0 else { return nil }
        return (text.dropLast(digits), number)
    }

    /// The text in front of a word at the end, which stands on its own and behind something.
    private static func word(in text: Substring, _ words: [String]) -> (front: String, word: String)? {
        var rest = text
        while let last = rest.last, marks.contains(last) { rest.removeLast() }
        for word in words where rest.hasSuffix(word) {
            var front = rest.dropLast(word.count)
            guard let mark = front.last, marks.contains(mark) || isDigit(mark) else { continue }
            while let last = front.last, marks.contains(last) { front.removeLast() }
            return front.isEmpty ? nil : (String(front), word)
        }
        return nil
    }

    private static let marks = " _-.~([#"

    private static func trailing(
        _ stem: Substring, after mark: Character, upTo most: Int
    ) -> (front: Substring, number: Int)? {
        let digits = stem.reversed().prefix(while: isDigit).count
        guard (1...most).contains(digits), let number = Int(stem.suffix(digits)), stem.dropLast(digits).last == mark
        else {
            return nil
        }
        return (stem.dropLast(digits + 1), number)
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}

extension Substring {
    fileprivate func dropping(_ front: String) -> Substring? { hasPrefix(front) ? dropFirst(front.count) : nil }
}
