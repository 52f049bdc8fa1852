// SPDX-License-Identifier: Apache-2.0

import Comparison
import GRDB

/// Finds pictures of suspects of different cases that look alike by PDQ.
///
/// What it answers about two pictures is the same whether all are gone through or those of one case are looked up.
struct PictureSearch {
    /// Two values of different pictures that lie near, or one value of two files.
    struct Edge {
        var left: Int
        var right: Int
        var distance: Int
        var turn: PictureTurn
        /// Cases with a picture near either.
        var cases: Int
    }

    /// A row of the store.
    struct Held {
        var id: Int64
        var account: Int64
    }

    private let directory: IndexDirectory
    private let hubLimit: Int
    private let index: HashIndex
    /// Who has a picture of a value, by the value's position.
    private(set) var held: [[Held]]
    private var known: [Int: (near: [HashIndex.Near], cases: Set<Int>)] = [:]
    /// Values that lie near so many others that they are of a popular picture.
    private static let crowd = 1000

    /// Values that lie near another of another case, ascending.
    private(set) var edges: [Edge] = []
    /// Values of pictures of so many cases that they join nobody, with the number of cases.
    private(set) var popular: [Int: Int] = [:]

    init(_ db: Database, _ directory: IndexDirectory, hubLimit: Int) throws {
        self.directory = directory
        self.hubLimit = hubLimit
        var positions: [PerceptualHash: Int] = [:]
        var hashes: [PerceptualHash] = []
        var held: [[Held]] = []
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT p.id, p.account_id, p.pdq FROM picture p JOIN account a ON a.id = p.account_id
                WHERE a.role = 'suspect' AND p.quality >= ?
                """, arguments: [PictureReading.leastQuality])
        while let row = try rows.next() {
            guard directory.caseOfAccount[row[1]] != nil, let hash = PerceptualHash(text: row[2]) else { continue }
            let position = positions[hash] ?? hashes.count
            if position == hashes.count {
                positions[hash] = position
                hashes.append(hash)
                held.append([])
            }
            held[position].append(Held(id: row[0], account: row[1]))
        }
        self.held = held
        index = HashIndex(hashes)
    }

    /// The value at a position.
    func hash(_ position: Int) -> PerceptualHash { index.hashes[position] }

    /// Looks all values up, or those of one case.
    mutating func search(caseID: Int64?) {
        let own = caseID.flatMap { directory.positions[$0] }
        if caseID != nil, own == nil { return }
        let asked = held.indices.filter { position in
            own == nil || held[position].contains { directory.caseOfAccount[$0.account] == own }
        }
        for position in asked {
            let (near, cases) = neighbours(of: position)
            if cases.count > hubLimit || near.count > Self.crowd {
                popular[position] = max(cases.count, hubLimit + 1)
                continue
            }
            for other in near {
                // In a search of all, each pair is met from both ends.
                if own == nil, other.index < position { continue }
                let others = neighbours(of: other.index)
                if others.cases.count > hubLimit || others.near.count > Self.crowd {
                    popular[other.index] = max(others.cases.count, hubLimit + 1)
                    continue
                }
                let all = cases.union(others.cases)
                guard all.count > 1 || Set(casesHolding(position) + casesHolding(other.index)).count > 1 else {
                    continue
                }
                edges.append(
                    Edge(
                        left: position, right: other.index, distance: other.distance, turn: other.turn,
                        cases: all.count))
            }
        }
    }

    private func casesHolding(_ position: Int) -> [Int] {
        held[position].compactMap { directory.caseOfAccount[$0.account] }
    }

    private mutating func neighbours(of position: Int) -> (near: [HashIndex.Near], cases: Set<Int>) {
        if let found = known[position] { return found }
        let near = index.near(index.hashes[position])
        let cases = Set(near.flatMap { casesHolding($0.index) }.map { directory.evidence[$0] })
        known[position] = (near, cases)
        return (near, cases)
    }
}
