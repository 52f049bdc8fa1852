// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Sorts the exhibits of one service's exports into units.
///
/// All archives and folders handed in together are parts of one export, unless their profiles name different owners.
struct MetaClaim<Dialect: MetaDialect> {
    private struct File {
        var exhibit: Exhibit
        var path: MetaPath
        var role: Role
        /// The service that the file itself proves.
        var service: MetaPlatform?
    }

    private enum Role { case chunk, profile, list, archive, other }

    private var files: [File]
    /// The service of each root, by what most of its files prove.
    private var services: [String: MetaPlatform] = [:]

    init(_ survey: borrowing Survey) {
        files = []
        files.reserveCapacity(survey.exhibits.count)
        for exhibit in survey.exhibits {
            let path = MetaPath(exhibit.path)
            var file = File(exhibit: exhibit, path: path, role: .other, service: path.platform)
            let head = survey.head(of: exhibit)
            // A thread's file on its own is known by its members under any name; lists go by their names.
            if path.file.hasSuffix(".json") || head.firstVisible == UInt8(ascii: "{") && Self.isChunk(head) {
                Self.classify(&file, head: head)
            }
            files.append(file)
        }
        dropLoneProfiles()
        var votes: [String: Int] = [:]
        for file in files {
            guard let service = file.service else { continue }
            votes[file.path.root, default: 0] += service == .facebook ? 1 : -1
        }
        for (root, vote) in votes where vote != 0 { services[root] = vote > 0 ? .facebook : .instagram }
    }

    /// Other services write a profile.json too: beside no record of this one it proves nothing.
    private mutating func dropLoneProfiles() {
        let roots = Set(files.filter { $0.role == .list || $0.role == .archive || $0.role == .chunk }.map(\.path.root))
        for place in files.indices
        where files[place].role == .profile && files[place].path.file == "profile.json"
            && !roots.contains(files[place].path.root)
        {
            files[place].role = .other
            files[place].service = files[place].path.platform
        }
    }

    private static func isChunk(_ head: [UInt8]) -> Bool { head.holds("\"sender_name\"") && isThread(head) }

    private static func isThread(_ head: [UInt8]) -> Bool {
        head.holds("\"messages\"") && head.holds("\"participants\"")
    }

    private static func classify(_ file: inout File, head: [UInt8]) {
        switch head.firstVisible {
        case UInt8(ascii: "{")? where head.holds("\"sender_name\"") && !head.holds("\"senderName\""),
            UInt8(ascii: "{")?
        where file.path.chunk != nil && head.holds("\"participants\"") && head.holds("\"messages\""):
            // In a thread's folder any name will do, such as message_final.json, where the whole form is there.
            guard file.path.chunk != nil || file.path.thread == nil || isThread(head) else { return }
            file.role = .chunk
            if file.service == nil {
                // Only Facebook gave its messages and threads a type.
                if head.holds("\"type\":") || head.holds("\"type\" :") || head.holds("\"thread_type\"") {
                    file.service = .facebook
                } else if head.holds("instagramuser_") {
                    file.service = .instagram
                }
            }
        case UInt8(ascii: "{")?, UInt8(ascii: "[")?:
            if Dialect.isArchive(file.path, head: head) {
                file.role = .archive
            } else if Dialect.isProfile(file.path, head: head) {
                file.role = .profile
            } else if Dialect.isList(file.path, head: head) {
                file.role = .list
            } else if file.path.isOfUnreadList, head.holdsListOfObjects {
                // Either service has such lists, which prove neither.
                file.role = .list
                return
            } else {
                return
            }
            file.service = Dialect.service
        default: return
        }
    }

    /// The service of a file that does not prove it: its root's, or what the archive is called.
    private func service(of file: File) -> MetaPlatform? {
        if let service = file.service ?? services[file.path.root] { return service }
        let root = file.path.root.lowercased()
        if root.contains("instagram") || root.contains("ig_") { return .instagram }
        return root.contains("facebook") ? .facebook : nil
    }

    /// The claim; nil when nothing is this service's.
    func claim(_ survey: borrowing Survey, reason: String) -> Claim? {
        var units: [ImportUnit] = []
        var strength = Claim.Strength.possible
        let records = files.filter { $0.role != .other }
        let own = records.filter { service(of: $0) == Dialect.service }
        if !own.isEmpty {
            strength =
                own.contains { $0.service == Dialect.service && ($0.path.thread != nil || $0.role != .chunk) }
                ? .certain : .likely
            for (key, roots) in exports(own, survey) {
                units += self.units(own.filter { roots.contains($0.path.root) }, key: key, roots: roots, survey)
            }
        }
        if Dialect.service == .facebook {
            let unproved = records.filter { $0.role == .chunk && service(of: $0) == nil }
            var roots: [String: [File]] = [:]
            for file in unproved { roots[file.path.root, default: []].append(file) }
            for (root, files) in roots.sorted(by: { $0.key < $1.key }) {
                units += self.units(files, key: root + MetaExportKey.unproved, roots: [root], survey)
            }
        }
        guard !units.isEmpty else { return nil }
        return Claim(
            strength, reason: reason,
            units: units.sorted { left, right in
                (left.exhibits.first?.number ?? 0) < (right.exhibits.first?.number ?? 0)
            })
    }

    /// The exports: one of all roots, or one a root when the profiles name different owners.
    private func exports(_ own: [File], _ survey: borrowing Survey) -> [(key: String, roots: Set<String>)] {
        let roots = Set(own.map(\.path.root)).sorted()
        var owners: Set<MetaOwner> = []
        for file in own where file.role == .profile {
            let head = survey.head(of: file.exhibit)
            let span = head.span
            var cursor = JSONCursor(in: span)
            var damage = JSONDamage()
            let profile = cursor.soundElement(in: span, &damage)
            if let owner = Dialect.owner(inProfile: profile, path: file.exhibit.path) { owners.insert(owner) }
        }
        if owners.count < 2 { return [((roots.first ?? "") + MetaExportKey.proved(Dialect.platform), Set(roots))] }
        return roots.map { ($0 + MetaExportKey.proved(Dialect.platform), [$0]) }
    }

    private func units(
        _ records: [File], key: String, roots: Set<String>, _ survey: borrowing Survey
    ) -> [ImportUnit] {
        var threads: [String: [File]] = [:]
        for file in records where file.role == .chunk { threads[threadKey(file), default: []].append(file) }
        let ordered = threads.values.map { chunks in
            chunks.sorted { left, right in
                let (first, second) = (left.path.chunk ?? 0, right.path.chunk ?? 0)
                return first != second ? first > second : left.exhibit.number < right.exhibit.number
            }
        }.sorted { ($0.first?.exhibit.number ?? 0) < ($1.first?.exhibit.number ?? 0) }

        let profiles = records.filter { $0.role == .profile }.map(\.exhibit)
        var basis = profiles
        if profiles.isEmpty {
            let newest = ordered.compactMap(\.last?.exhibit)
            let people = newest.map { MetaOwner.participants(in: survey.head(of: $0).span) ?? [] }
            basis = MetaOwner.witnesses(among: people).map { newest[$0] }
        }
        let (media, shared) = media(roots: roots)
        var units = ordered.map { chunks in
            let folder = chunks.first.flatMap { $0.path.thread?.folder }
            let own = folder.map { media[$0] ?? [] } ?? mediaBeside(chunks.first)
            return ImportUnit(chunks.map(\.exhibit), companions: basis + own + shared, export: key)
        }
        units += records.filter { $0.role == .archive }.map { file in
            ImportUnit([file.exhibit], companions: basis + mediaBelow(file), export: key)
        }
        let lists = records.filter { $0.role == .list || $0.role == .profile }.map(\.exhibit)
        let rest = rest(roots: roots)
        if !lists.isEmpty {
            units.append(ImportUnit(lists, companions: basis + rest, export: key))
        } else if !units.isEmpty {
            units[0].companions += rest
        }
        return units
    }

    /// What makes chunks one thread.
    ///
    /// A thread may stand in two sections, as before and after it was archived. Chunks without a thread folder belong
    /// together when they lie in one folder under numbered names.
    private func threadKey(_ file: File) -> String {
        if let thread = file.path.thread { return thread.nativeID }
        return file.path.chunk == nil ? file.exhibit.path : String(file.exhibit.folder)
    }

    /// Media of the export by thread folder, and what threads share; parts that hold media alone count too.
    private func media(roots: Set<String>) -> (byThread: [String: [Exhibit]], shared: [Exhibit]) {
        var byThread: [String: [Exhibit]] = [:]
        var shared: [Exhibit] = []
        for file in files where file.role == .other && Self.isPlainMedia(file.path.file) {
            guard roots.contains(file.path.root) || services[file.path.root] ?? Dialect.service == Dialect.service
            else { continue }
            if let thread = file.path.thread {
                byThread[thread.folder, default: []].append(file.exhibit)
            } else if file.path.isSharedMedia {
                shared.append(file.exhibit)
            }
        }
        return (byThread, shared)
    }

    private func mediaBeside(_ chunk: File?) -> [Exhibit] {
        guard let folder = chunk?.exhibit.folder, !folder.isEmpty else { return [] }
        return files.filter { file in
            guard file.role == .other, file.exhibit.path.hasPrefix(folder) else { return false }
            let below = file.exhibit.path.dropFirst(folder.count).split(separator: "/")
            return below.count == 2 && Self.mediaFolders.contains(below[0].lowercased())
        }.map(\.exhibit)
    }

    private func mediaBelow(_ archive: File) -> [Exhibit] {
        let folder = archive.exhibit.folder
        guard !folder.isEmpty else { return [] }
        return files.filter { file in
            file.role == .other && Self.isPlainMedia(file.path.file) && file.exhibit.path.hasPrefix(folder)
        }.map(\.exhibit)
    }

    /// Files of the export that hold nothing for the timeline; anything like a message file is left to be reported.
    private func rest(roots: Set<String>) -> [Exhibit] {
        let folders = roots.filter { !$0.isEmpty }
        return files.filter { file in
            guard file.role == .other, file.service ?? Dialect.service == Dialect.service,
                !file.path.file.hasPrefix("message"),
                file.path.thread == nil || Self.isPlainMedia(file.path.file)
            else { return false }
            return folders.contains { file.exhibit.path.hasPrefix($0) }
        }.map(\.exhibit)
    }

    private static func isPlainMedia(_ name: String) -> Bool {
        !name.hasSuffix(".json") && !name.hasSuffix(".html") && !name.hasSuffix(".htm")
    }

    private static var mediaFolders: Set<String> { ["photos", "videos", "audio", "gifs", "files"] }
}

/// How exports of Meta are named in `ImportUnit.export`: root, then service.
enum MetaExportKey {
    /// For files of which nothing shows the service.
    static let unproved = "#meta"

    static func proved(_ platform: Platform) -> String { "#" + platform.rawValue }
}
