// SPDX-License-Identifier: Apache-2.0

import Comparison
import GRDB

extension MaterialReader {
    /// Two pictures of two accounts that look alike.
    private struct Meeting: Hashable {
        var left: Int64
        var right: Int64
    }

    /// Accounts whose pictures look like others are needed.
    mutating func need(_ search: PictureSearch) {
        for edge in search.edges {
            for (left, right) in Self.meetings(edge, in: search, directory) {
                needed.formUnion([left.account, right.account])
            }
        }
    }

    private static func meetings(
        _ edge: PictureSearch.Edge, in search: PictureSearch, _ directory: IndexDirectory
    ) -> [(PictureSearch.Held, PictureSearch.Held)] {
        var found: [(PictureSearch.Held, PictureSearch.Held)] = []
        for left in search.held[edge.left] {
            for right in search.held[edge.right] where left.id != right.id {
                guard directory.caseOfAccount[left.account] != directory.caseOfAccount[right.account] else { continue }
                // One value on both sides meets each pair twice.
                if edge.left == edge.right, left.id > right.id { continue }
                found.append((left, right))
            }
        }
        return found
    }

    mutating func placePictures(_ search: PictureSearch, _ positions: [Int64: Int]) throws {
        let statement = try db.makeStatement(
            sql: "SELECT account_id, sha256, pdq, quality, evenness, messages FROM picture WHERE id = ?")
        var meetings: [Meeting: PictureSearch.Edge] = [:]
        for edge in search.edges {
            for (left, right) in Self.meetings(edge, in: search, directory) where isAsked(left, right) {
                meetings[Meeting(left: min(left.id, right.id), right: max(left.id, right.id))] = edge
            }
        }
        var rows: [(id: Int64, picture: ComparisonMaterial.Picture)] = []
        for id in Set(meetings.keys.flatMap { [$0.left, $0.right] }) {
            guard let row = try Row.fetchOne(statement, arguments: [id]), let account = positions[row["account_id"]],
                let hash = PerceptualHash(text: row["pdq"])
            else { continue }
            let reading = PictureReading(hash: hash, quality: row["quality"], evenness: row["evenness"])
            rows.append(
                (
                    id,
                    ComparisonMaterial.Picture(
                        account: account, sha256: row["sha256"], reading: reading,
                        messages: NumberList.numbers(row["messages"]))
                ))
        }
        try placePopular(search)
        guard !rows.isEmpty else { return }
        rows.sort { ($0.picture.account, $0.picture.sha256) < ($1.picture.account, $1.picture.sha256) }
        let places = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1.id, $0) })
        material.pictures = rows.map(\.picture)
        let owners = try PictureOwners(db)
        // A case may have been filed by a version that read no pictures, or hold a file that is not decoded.
        let ownersOfFiles = try Dictionary(
            uniqueKeysWithValues: Set(material.pictures.map(\.sha256)).map { ($0, try self.owners(of: "fileHash", $0)) }
        )
        material.likenesses = try meetings.compactMap { meeting, edge in
            guard let left = places[meeting.left], let right = places[meeting.right] else { return nil }
            let (low, high) = (min(left, right), max(left, right))
            var protecting = Set([edge.left, edge.right].flatMap { owners.accounts(near: search.hash($0)) })
            for place in [low, high] { protecting.formUnion(ownersOfFiles[material.pictures[place].sha256] ?? []) }
            return ComparisonMaterial.Likeness(
                left: low, right: high, distance: edge.distance, turn: edge.turn, cases: edge.cases,
                owners: try protecting.compactMap(reference).sorted())
        }.sorted { ($0.left, $0.right) < ($1.left, $1.right) }
    }

    private func isAsked(_ left: PictureSearch.Held, _ right: PictureSearch.Held) -> Bool {
        guard let own = caseID.flatMap({ directory.positions[$0] }) else { return true }
        return directory.caseOfAccount[left.account] == own || directory.caseOfAccount[right.account] == own
    }

    /// One row for a picture, not for each of its copies: of those near each other the one of most cases.
    private mutating func placePopular(_ search: PictureSearch) throws {
        let sorted = search.popular.sorted { left, right in
            left.value != right.value ? left.value > right.value : search.hash(left.key) < search.hash(right.key)
        }
        let statement = try db.makeStatement(sql: "SELECT sha256 FROM picture WHERE id = ?")
        for (position, cases) in sorted where material.popularPictures.count < Self.mostPopular {
            let hash = search.hash(position)
            var files: Set<String> = []
            for held in search.held[position] {
                if let file = try String.fetchOne(statement, arguments: [held.id]) { files.insert(file) }
            }
            let near = material.popularPictures.firstIndex { popular in
                hash.turns.contains { $0.distance(to: popular.hash) <= PictureReading.nearest }
            }
            if let near {
                material.popularPictures[near].files.formUnion(files)
            } else {
                material.popularPictures.append(.init(hash: hash, cases: cases, files: files))
            }
        }
    }

    private static let mostPopular = 100
}

/// Pictures of victims, witnesses and decoys of any case: what looks like one of them links nobody.
///
/// A value of any quality protects: to err here costs a lead, and never makes one.
private struct PictureOwners {
    private let index: HashIndex
    private var accounts: [[Int64]] = []

    init(_ db: Database) throws {
        var positions: [PerceptualHash: Int] = [:]
        var hashes: [PerceptualHash] = []
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT p.account_id, p.pdq FROM picture p JOIN account a ON a.id = p.account_id
                WHERE a.role IN ('victim', 'witness', 'decoy')
                """)
        while let row = try rows.next() {
            guard let hash = PerceptualHash(text: row[1]) else { continue }
            let position = positions[hash] ?? hashes.count
            if position == hashes.count {
                positions[hash] = position
                hashes.append(hash)
                accounts.append([])
            }
            accounts[position].append(row[0])
        }
        index = HashIndex(hashes)
    }

    func accounts(near hash: PerceptualHash) -> [Int64] {
        index.near(hash).flatMap { accounts[$0.index] }
    }
}
