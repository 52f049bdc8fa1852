// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Evidence
import Formats
import Importing

/// Sorts the pages of one service's exports into units.
///
/// All archives and folders handed in together are parts of one export, unless their profiles name different owners.
struct MetaHTMLClaim {
    private struct File {
        var exhibit: Exhibit
        var path: MetaPath
        var role: MetaHTMLRole?
        /// The service that the file itself proves.
        var service: MetaPlatform?
    }

    private let service: MetaPlatform
    private let platform: Platform
    private var files: [File] = []
    private var services: [String: MetaPlatform] = [:]

    init(_ survey: borrowing Survey, service: MetaPlatform) {
        self.service = service
        platform = service == .facebook ? .facebook : .instagram
        for exhibit in survey.exhibits {
            let path = MetaPath(exhibit.path)
            var file = File(exhibit: exhibit, path: path, service: path.platform)
            if HTMLPage.isPage(exhibit) {
                let head = HTMLPage.head(survey.head(of: exhibit))
                file.role = MetaHTMLRole.of(path, head: head, service: service)
                if file.role == .archive { file.service = .facebook }
                if file.service == nil, file.role != nil { file.service = Self.service(provedBy: head) }
            }
            files.append(file)
        }
        var votes: [String: Int] = [:]
        for file in files {
            guard let service = file.service else { continue }
            votes[file.path.root, default: 0] += service == .facebook ? 1 : -1
        }
        for (root, vote) in votes where vote != 0 { services[root] = vote > 0 ? .facebook : .instagram }
    }

    /// Pages link to the service's own site and name the owner's activity by it.
    private static func service(provedBy head: [UInt8]) -> MetaPlatform? {
        let isInstagram = head.contains(text: "instagram.com/") || head.contains(text: "your_instagram_activity/")
        let isFacebook =
            head.contains(text: "your_facebook_activity/") || head.contains(text: "your_activity_across_facebook/")
            || head.contains(text: "stickers_used/")
        return isInstagram == isFacebook ? nil : isInstagram ? .instagram : .facebook
    }

    /// The claim on the service's pages; Facebook's importer also takes pages of which nothing shows the service.
    func claim(_ survey: borrowing Survey, reason: String) -> Claim? {
        let records = files.filter { $0.role != nil }
        let own = records.filter { ($0.service ?? services[$0.path.root]) == service }
        var units: [ImportUnit] = []
        var strength = Claim.Strength.possible
        if !own.isEmpty {
            strength = own.contains { $0.service == service } ? .certain : .likely
            for (key, roots) in exports(own, survey) {
                units += self.units(own.filter { roots.contains($0.path.root) }, key: key, roots: roots, survey)
            }
        }
        if service == .facebook {
            let unproved = records.filter { $0.service == nil && services[$0.path.root] == nil }
            let roots = Dictionary(grouping: unproved) { $0.path.root }
            for (root, files) in roots.sorted(by: { $0.key < $1.key }) {
                units += self.units(files, key: root + MetaExportKey.unproved, roots: [root], survey)
            }
        }
        guard !units.isEmpty else { return nil }
        units.sort { ($0.exhibits.first?.number ?? 0) < ($1.exhibits.first?.number ?? 0) }
        return Claim(strength, reason: reason, units: units)
    }

    private func exports(_ own: [File], _ survey: borrowing Survey) -> [(key: String, roots: Set<String>)] {
        let roots = Set(own.map(\.path.root)).sorted()
        var owners: Set<MetaOwner> = []
        for file in own where file.role == .profile {
            let head = HTMLPage.head(survey.head(of: file.exhibit))
            if let owner = MetaHTMLProfile.owner(in: head.span, service: service) { owners.insert(owner) }
        }
        let mark = MetaExportKey.proved(platform)
        if owners.count < 2 { return [((roots.first ?? "") + mark, Set(roots))] }
        return roots.map { ($0 + mark, [$0]) }
    }

    private func units(
        _ records: [File], key: String, roots: Set<String>, _ survey: borrowing Survey
    ) -> [ImportUnit] {
        var threads: [String: [File]] = [:]
        for file in records {
            guard case .chunk = file.role else { continue }
            let name = file.path.thread?.nativeID ?? String(file.exhibit.folder)
            threads[name, default: []].append(file)
        }
        let ordered = threads.values.map { pages in
            pages.sorted { left, right in
                let (first, second) = (Self.number(left), Self.number(right))
                return first != second ? first > second : left.exhibit.number < right.exhibit.number
            }
        }.sorted { ($0.first?.exhibit.number ?? 0) < ($1.first?.exhibit.number ?? 0) }
        let basis = basis(records, ordered, survey) + witness(records, survey)
        let (media, shared) = media(roots: roots)
        var units = ordered.map { pages in
            let own = pages.first?.path.thread.map { media[$0.folder] ?? [] } ?? []
            return ImportUnit(pages.map(\.exhibit), companions: basis + own + shared, export: key)
        }
        units += records.filter { $0.role == .archive }.map { file in
            ImportUnit([file.exhibit], companions: basis + beside(file), export: key)
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

    private static func number(_ file: File) -> Int {
        if case .chunk(let number) = file.role { number } else { 0 }
    }

    /// The pages that tell whose export it is: its profile, else the threads that prove it.
    private func basis(_ records: [File], _ threads: [[File]], _ survey: borrowing Survey) -> [Exhibit] {
        let profiles = records.filter { $0.role == .profile }.map(\.exhibit)
        if !profiles.isEmpty { return profiles }
        let newest = threads.prefix(Self.mostWitnesses).compactMap(\.last?.exhibit)
        var people: [Set<String>] = []
        for exhibit in newest {
            let head = HTMLPage.head(survey.head(of: exhibit))
            people.append(MetaHTMLProfile.people(in: head.span))
        }
        return MetaOwner.witnesses(among: people).map { newest[$0] }
    }

    /// A page whose dates prove the order of day and month for the others, where dates are numbers alone.
    private func witness(_ records: [File], _ survey: borrowing Survey) -> [Exhibit] {
        for file in records {
            let head = HTMLPage.head(survey.head(of: file.exhibit))
            if MetaHTMLDateOrder.isProved(by: head.span) { return [file.exhibit] }
        }
        return []
    }

    /// Threads that are asked who the owner is.
    private static let mostWitnesses = 200

    /// Files of the export by thread folder, and what threads share; parts that hold media alone count too.
    private func media(roots: Set<String>) -> (byThread: [String: [Exhibit]], shared: [Exhibit]) {
        var byThread: [String: [Exhibit]] = [:]
        var shared: [Exhibit] = []
        for file in files where file.role == nil && !HTMLPage.isPage(file.exhibit) {
            guard roots.contains(file.path.root) || services[file.path.root] ?? service == service else { continue }
            if let thread = file.path.thread {
                byThread[thread.folder, default: []].append(file.exhibit)
            } else if file.path.isSharedMedia {
                shared.append(file.exhibit)
            }
        }
        return (byThread, shared)
    }

    /// An old archive's pictures lie below the folder of its pages, or beside that folder.
    private func beside(_ archive: File) -> [Exhibit] {
        files.filter { file in
            file.role == nil && !archive.path.root.isEmpty && file.exhibit.path.hasPrefix(archive.path.root)
        }.map(\.exhibit)
    }

    /// Files of the export that hold nothing for the timeline; anything like a thread's page is left to be reported.
    private func rest(roots: Set<String>) -> [Exhibit] {
        let folders = roots.filter { !$0.isEmpty }
        return files.filter { file in
            guard file.role == nil, file.service ?? service == service, !file.path.file.hasPrefix("message"),
                file.path.thread == nil || !HTMLPage.isPage(file.exhibit)
            else { return false }
            return folders.contains { file.exhibit.path.hasPrefix($0) }
        }.map(\.exhibit)
    }
}
