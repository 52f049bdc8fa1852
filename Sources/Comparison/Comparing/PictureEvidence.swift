// SPDX-License-Identifier: Apache-2.0

/// What pictures that look alike say of the accounts that sent them.
///
/// A picture counts once: whatever two accounts share by SHA-256 is not counted again by PDQ, and all copies of a picture
/// on both sides are one item.
struct PictureEvidence {
    let material: ComparisonMaterial
    let rarity: Rarity
    let stops: StopList

    /// The kind's name in the output files.
    static let kind = "pdq"
    /// The chance that two accounts of one hand send pictures alike, as for files.
    private static let shareIfLinked = 0.3
    /// What looks alike need not be one picture: half of what a file weighs.
    private static let share = 0.5

    /// Positions of two accounts.
    struct Place: Hashable {
        var left: Int
        var right: Int
    }

    /// Likenesses that may link, by the accounts that sent the pictures.
    func likenesses(where isCompared: (Int, Int) -> Bool) -> [Place: [ComparisonMaterial.Likeness]] {
        var found: [Place: [ComparisonMaterial.Likeness]] = [:]
        for likeness in material.likenesses where likeness.owners.isEmpty {
            let (left, right) = (picture(likeness.left), picture(likeness.right))
            guard isCompared(left.account, right.account), stop(left) == nil, stop(right) == nil else { continue }
            found[Place(left: left.account, right: right.account), default: []].append(likeness)
        }
        return found
    }

    private func picture(_ position: Int) -> ComparisonMaterial.Picture { material.pictures[position] }

    private func stop(_ picture: ComparisonMaterial.Picture) -> String? {
        stops.reason(kind: "fileHash", value: picture.sha256)
    }

    /// One item for each picture that two accounts have in copies.
    func items(_ found: [ComparisonMaterial.Likeness], beside items: [EvidenceItem]) -> [EvidenceItem] {
        let files = Set(items.filter { $0.kind == "fileHash" }.map(\.value))
        let alike = found.filter {
            !files.contains(picture($0.left).sha256) && !files.contains(picture($0.right).sha256)
        }
        return clusters(alike).map(item)
    }

    /// Likenesses that hang together by a picture, the nearest first.
    private func clusters(_ alike: [ComparisonMaterial.Likeness]) -> [[ComparisonMaterial.Likeness]] {
        let sorted = alike.sorted(by: precedes)
        var clusters: [(likenesses: [ComparisonMaterial.Likeness], pictures: Set<Int>)] = []
        for likeness in sorted {
            let ends: Set = [likeness.left, likeness.right]
            var joined = (likenesses: [likeness], pictures: ends)
            var apart: [(likenesses: [ComparisonMaterial.Likeness], pictures: Set<Int>)] = []
            for cluster in clusters {
                if cluster.pictures.isDisjoint(with: ends) {
                    apart.append(cluster)
                } else {
                    joined = (cluster.likenesses + joined.likenesses, cluster.pictures.union(joined.pictures))
                }
            }
            clusters = apart + [joined]
        }
        return clusters.map { $0.likenesses.sorted(by: precedes) }
    }

    private func precedes(_ one: ComparisonMaterial.Likeness, _ other: ComparisonMaterial.Likeness) -> Bool {
        if one.distance != other.distance { return one.distance < other.distance }
        let (left, right) = (picture(one.left), picture(other.left))
        if left.reading.hash != right.reading.hash { return left.reading.hash < right.reading.hash }
        return (one.left, one.right) < (other.left, other.right)
    }

    private func item(_ cluster: [ComparisonMaterial.Likeness]) -> EvidenceItem {
        let nearest = cluster[0]
        let (left, right) = (picture(nearest.left), picture(nearest.right))
        let cases = cluster.map(\.cases).max() ?? nearest.cases
        // The layout of a screen makes two conversations alike that have nothing in common.
        let isScreen = cluster.contains { likeness in
            [likeness.left, likeness.right].contains { picture($0).reading.evenness >= PictureReading.leastEven }
        }
        let weight = rarity.weight(frequency: cases, shareIfLinked: Self.shareIfLinked) * Self.share
        return EvidenceItem(
            family: .media, kind: Self.kind, value: left.reading.hash.text, cases: cases,
            weight: isScreen ? 0 : weight, standing: isScreen ? .accompanying : .soft, leftRole: .asserted,
            rightRole: .asserted, left: messages(Set(cluster.map(\.left))), right: messages(Set(cluster.map(\.right))),
            notes: [nearest.turn == .none ? nil : .turned, isScreen ? .screen : nil].compactMap(\.self),
            measures: [
                ItemMeasure("PDQ distance of 256", Double(nearest.distance)),
                ItemMeasure("PDQ quality, left", Double(left.reading.quality)),
                ItemMeasure("PDQ quality, right", Double(right.reading.quality)),
            ])
    }

    private func messages(_ pictures: Set<Int>) -> [Int32] {
        Set(pictures.flatMap { picture($0).messages }).sorted()
    }

    /// Pictures of suspects that look like one of a victim, a witness or a decoy, or that the stop-list names: they link nobody.
    func setAside(where isCompared: (Int, Int) -> Bool) -> [ComparisonOutcome.SetAside] {
        var families: [AsideReason: [ComparisonMaterial.Likeness]] = [:]
        for likeness in material.likenesses {
            let (left, right) = (picture(likeness.left), picture(likeness.right))
            // Equal files are told as files.
            guard isCompared(left.account, right.account), left.sha256 != right.sha256 else { continue }
            if !likeness.owners.isEmpty {
                families[.protected, default: []].append(likeness)
            } else if let reason = stop(left) ?? stop(right) {
                families[.stopList(reason), default: []].append(likeness)
            }
        }
        return families.flatMap { reason, found in
            clusters(found).map { cluster in
                let pictures = Set(cluster.flatMap { [$0.left, $0.right] })
                let accounts = Set(pictures.map { material.accounts[picture($0).account].reference })
                return ComparisonOutcome.SetAside(
                    kind: Self.kind, value: pictures.map { picture($0).reading.hash }.min()?.text ?? "",
                    cases: cluster.map(\.cases).max() ?? 0, reason: reason, accounts: accounts.sorted(),
                    owners: Set(cluster.flatMap(\.owners)).sorted())
            }
        }
    }
}
