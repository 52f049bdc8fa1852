// SPDX-License-Identifier: Apache-2.0

/// Groups texts that repeat one another but for names, figures, spelling and spacing.
///
/// Texts are folded, cut into pieces of five letters, and summarised by 128 minima of hashes; 32 bands of four
/// find candidates in linear time, and a candidate counts when the two sets of pieces agree in at least 0.6: room for
/// another name in a line of forty letters.
/// Texts that fold to fewer than 20 letters are grouped by equality alone.
public struct TextTemplates: Sendable {
    private static let signatureLength = 128
    private static let rowsInBand = 4
    private static let agreement = 0.6
    private static let shortest = 20
    /// Beyond this many letters a text is long enough to be known by its beginning.
    private static let longest = 2000

    private var parents: [Int] = []

    /// Groups texts; a text that folds to nothing stays alone.
    public init(_ texts: [String]) {
        parents = Array(texts.indices)
        var firstWithFold: [[UInt8]: Int] = [:]
        var firstInBand: [BandKey: Int] = [:]
        var pieces: [Int: [UInt64]] = [:]
        for (index, text) in texts.enumerated() {
            let folded = Self.fold(text)
            if folded.isEmpty { continue }
            if let first = firstWithFold[folded] {
                join(first, index)
                continue
            }
            firstWithFold[folded] = index
            if folded.count < Self.shortest { continue }
            let own = Self.pieces(of: folded)
            pieces[index] = own
            let signature = Self.signature(of: own)
            for band in 0..<Self.signatureLength / Self.rowsInBand {
                let rows = signature[band * Self.rowsInBand..<(band + 1) * Self.rowsInBand]
                let key = BandKey(band: band, hash: rows.reduce(0x9E37_79B9) { Self.mix($0 ^ $1) })
                guard let candidate = firstInBand[key] else {
                    firstInBand[key] = index
                    continue
                }
                if root(candidate) != root(index), let other = pieces[candidate],
                    Self.jaccard(own, other) >= Self.agreement
                {
                    join(candidate, index)
                }
            }
        }
    }

    private struct BandKey: Hashable {
        var band: Int
        var hash: UInt64
    }

    /// Groups of two texts or more, as positions; the largest first, then by first position.
    public var groups: [[Int]] {
        var members: [Int: [Int]] = [:]
        for index in parents.indices { members[root(index), default: []].append(index) }
        return members.values.filter { $0.count > 1 }
            .sorted { $0.count != $1.count ? $0.count > $1.count : $0[0] < $1[0] }
    }

    private func root(_ index: Int) -> Int {
        var index = index
        while parents[index] != index { index = parents[index] }
        return index
    }

    private mutating func join(_ left: Int, _ right: Int) {
        let (low, high) = (min(root(left), root(right)), max(root(left), root(right)))
        parents[high] = low
        // Short paths keep the search near constant.
        parents[right] = right == high ? low : parents[right]
    }
}

extension TextTemplates {
    /// Letters alone, lower-cased, without marks; digits that stand for letters are undone, runs cut to one.
    static func fold(_ text: String) -> [UInt8] {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            let letter: Unicode.Scalar
            switch scalar {
            case "0": letter = "o"
            case "1": letter = "i"
            case "3": letter = "e"
            case "4", "@": letter = "a"
            case "5", "$": letter = "s"
            case "7": letter = "t"
            default: letter = scalar
            }
            guard letter.properties.isAlphabetic else { continue }
            if folded.count >= longest { break }
            for unit in letter.properties.lowercaseMapping.utf8 where folded.last != unit { folded.append(unit) }
        }
        return folded
    }

    private static func pieces(of folded: [UInt8]) -> [UInt64] {
        var found: Set<UInt64> = []
        for start in 0...folded.count - 5 {
            found.insert(folded[start..<start + 5].reduce(0) { $0 << 8 | UInt64($1) })
        }
        return found.sorted()
    }

    private static func signature(of pieces: [UInt64]) -> [UInt64] {
        (0..<signatureLength).map { seed in
            let salt = mix(UInt64(seed) &+ 1)
            return pieces.reduce(UInt64.max) { min($0, mix($1 ^ salt)) }
        }
    }

    /// The finaliser of SplitMix64: fixed for ever, so that groups never depend on a run.
    private static func mix(_ value: UInt64) -> UInt64 {
        var z = value &+ 0x9E37_79B9_7F4A_7C15
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }

    /// Both ascending.
    private static func jaccard(_ left: [UInt64], _ right: [UInt64]) -> Double {
        var (i, j, common) = (0, 0, 0)
        while i < left.count, j < right.count {
            if left[i] == right[j] {
                (i, j, common) = (i + 1, j + 1, common + 1)
            } else if left[i] < right[j] {
                i += 1
            } else {
                j += 1
            }
        }
        let union = left.count + right.count - common
        return union == 0 ? 0 : Double(common) / Double(union)
    }
}
