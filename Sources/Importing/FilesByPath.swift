// SPDX-License-Identifier: Apache-2.0

public import Evidence
import Synchronization

/// Files in the order of their paths, so that what lies below a folder stands together and is found without a walk.
///
/// Values share one list: every chat of an export may hold what lies around it.
public struct FilesByPath: Sendable, Hashable {
    private let files: ArraySlice<Exhibit>
    private let names: Names

    /// Sorts files.
    public init(_ files: [Exhibit]) {
        self.init(sorted: files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }[...])
    }

    private init(sorted files: ArraySlice<Exhibit>) {
        self.files = files
        names = Names(files)
    }

    /// What lies in a folder and anywhere below it.
    func below(_ folder: Substring) -> FilesByPath {
        let bytes = folder.utf8
        let start = files.firstPlace { !$0.path.utf8.lexicographicallyPrecedes(bytes) }
        let end = files[start...].firstPlace { !$0.path.utf8.starts(with: bytes) }
        return FilesByPath(sorted: files[start..<end])
    }

    /// The files, as they are numbered.
    public var numbered: [Exhibit] { files.sorted { $0.number < $1.number } }

    /// The file at a path of the exhibit table.
    public func file(at path: String) -> Exhibit? {
        let place = files.firstPlace { !$0.path.utf8.lexicographicallyPrecedes(path.utf8) }
        guard place < files.endIndex, files[place].path == path else { return nil }
        return files[place]
    }

    /// The file of a name; of several, the last one handed in.
    public func file(named name: String) -> Exhibit? { names.last(named: name) }

    /// Whether two hold the same files.
    public static func == (left: Self, right: Self) -> Bool { left.files == right.files }

    /// Hashes how many files there are, and the first.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(files.count)
        hasher.combine(files.first?.number)
    }

    /// The files by their names, once somebody has asked for one.
    private final class Names: Sendable {
        private let files: ArraySlice<Exhibit>
        private let found = Mutex<[String: Exhibit]?>(nil)

        init(_ files: ArraySlice<Exhibit>) { self.files = files }

        func last(named name: String) -> Exhibit? {
            found.withLock { found in
                if let found { return found[name] }
                var names: [String: Exhibit] = [:]
                for file in files where names[String(file.name)].map({ $0.number < file.number }) ?? true {
                    names[String(file.name)] = file
                }
                found = names
                return names[name]
            }
        }
    }
}

extension ArraySlice<Exhibit> {
    /// The first place where a condition holds that holds from there on; the end if nowhere.
    fileprivate func firstPlace(where holds: (Exhibit) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// The survey's files by folder, sorted when the first importer asks.
struct SurveyFolders {
    private var all: FilesByPath?
    private var media: FilesByPath?
    private var mediaHandedInAlone: FilesByPath?
    private var mediaOf: [Substring: FilesByPath] = [:]
    private var mediaOfParts: [[Substring]: [(part: ExportPart, exhibit: Exhibit)]]?

    /// Everything in a folder and below it.
    mutating func files(below folder: Substring, of exhibits: [Exhibit]) -> FilesByPath {
        let sorted = all ?? FilesByPath(exhibits)
        all = sorted
        return sorted.below(folder)
    }

    /// Pictures, sound and film in a folder and below it; each folder's are one value.
    mutating func media(below folder: Substring, of exhibits: [Exhibit]) -> FilesByPath {
        if folder.isEmpty {
            let alone = mediaHandedInAlone ?? FilesByPath(exhibits.filter { $0.folder.isEmpty && Survey.isMedia($0) })
            mediaHandedInAlone = alone
            return alone
        }
        if let known = mediaOf[folder] { return known }
        let sorted = media ?? FilesByPath(exhibits.filter { Survey.isMedia($0) })
        media = sorted
        let found = sorted.below(folder)
        mediaOf[folder] = found
        return found
    }

    /// Pictures, sound and film in folders of the same two last names, whatever part of a download holds them.
    mutating func media(inParts inner: [Substring], of exhibits: [Exhibit]) -> [(part: ExportPart, exhibit: Exhibit)] {
        if let mediaOfParts { return mediaOfParts[inner] ?? [] }
        var parts: [[Substring]: [(part: ExportPart, exhibit: Exhibit)]] = [:]
        for exhibit in exhibits where Survey.isMedia(exhibit) {
            let part = ExportPart(exhibit.folder)
            parts[part.inner, default: []].append((part, exhibit))
        }
        mediaOfParts = parts
        return parts[inner] ?? []
    }
}
