// SPDX-License-Identifier: Apache-2.0

/// What everybody writes, and what everybody of a trade writes: runs of three words by which no two accounts are linked.
///
/// Two writers who never met agree in "thank you so much for everything" and in "if you block me I will send it". A
/// shared text is told by what it has beyond that: words outside of such runs.
public struct StockWording: Sendable {
    private let runs: Set<UInt64>
    private let ordinary: Set<String>
    /// Texts of the background by their runs; those that are retold in ever other pieces are one text.
    private let texts: [UInt64: [Int]]

    /// The lists of the program: English chat, from `Reference/stock-en.tsv`, what everybody writes who demands money in
    /// another language of the rule packs, from `Reference/stock-demands.tsv`, and texts that many know by heart or that
    /// services write, from `Reference/background.txt`.
    public static let standard = StockWording(
        PackageResources.stock_en_tsv + PackageResources.stock_demands_tsv, background: PackageResources.background_txt)

    /// Runs of one known text from which on half of a text makes it a copy.
    private static let leastRuns = 4

    /// Telling words that a script needs: below this the text is a stock phrase, which raises nothing.
    public static let leastTelling = 6.0

    /// Reads lists.
    ///
    /// The first has lines `run` (two words, every third) and `word` (ordinary words), columns behind a tabulator; the second
    /// has whole texts, one a line, whose runs count alike; below a heading `# Mass:` the lines are one text.
    public init(_ bytes: [UInt8], background: [UInt8] = []) {
        var runs: Set<UInt64> = []
        var ordinary: Set<String> = []
        var texts: [UInt64: [Int]] = [:]
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let columns = line.split(separator: UInt8(ascii: "\t")).map { String(decoding: $0, as: UTF8.self) }
            if columns.count == 3, columns[0] == "run" {
                // The English list holds spellings as they were found.
                let two = columns[1].split(separator: " ").map { ChatSpelling.folded(String($0)) }.joined(
                    separator: " ")
                for third in columns[2].split(separator: " ") {
                    runs.insert(Mixing.hash("\(columns[1]) \(third)"))
                    runs.insert(Mixing.hash("\(two) \(ChatSpelling.folded(String(third)))"))
                }
            } else if columns.count == 2, columns[0] == "word" {
                let words = columns[1].split(separator: " ").map(String.init)
                ordinary.formUnion(words + words.map(ChatSpelling.folded))
            }
        }
        var (number, isOneText) = (0, false)
        for line in background.split(separator: UInt8(ascii: "\n")) {
            let isHeading = line.first == UInt8(ascii: "#")
            if isHeading { isOneText = line.starts(with: Self.retold.utf8) }
            if isHeading || !isOneText { number += 1 }
            if isHeading { continue }
            let words = Self.plain(PreparedText(String(decoding: line, as: UTF8.self)).words)
            guard words.count >= Shingles.length else { continue }
            for start in 0...words.count - Shingles.length {
                let run = Mixing.hash(words[start..<start + Shingles.length].joined(separator: " "))
                runs.insert(run)
                if texts[run]?.last != number { texts[run, default: []].append(number) }
            }
        }
        self.texts = texts
        self.runs = runs
        self.ordinary = ordinary
    }

    /// What a heading begins with below which all lines are pieces of one text: whoever sends it on joins and drops some.
    private static let retold = "# Mass:"

    /// One sign for every slot: what stands in it is another in each text.
    private static func plain(_ words: [String]) -> [String] {
        words.map { PreparedText.isSlot($0) ? "<>" : $0 }
    }

    /// For each word whether it stands in a run of the list.
    func covered(_ words: [String]) -> [Bool] {
        var covered = [Bool](repeating: false, count: words.count)
        guard words.count >= Shingles.length else { return covered }
        let plain = Self.plain(words)
        var shared: [Int: Int] = [:]
        for start in 0...words.count - Shingles.length {
            let run = Mixing.hash(plain[start..<start + Shingles.length].joined(separator: " "))
            guard runs.contains(run) else { continue }
            for index in start..<start + Shingles.length { covered[index] = true }
            for text in texts[run] ?? [] { shared[text, default: 0] += 1 }
        }
        // A known text retold: half of the runs are those of one text of the background.
        let known = shared.values.max() ?? 0
        if known >= Self.leastRuns, known * 2 >= words.count - Shingles.length + 1 {
            return [Bool](repeating: true, count: words.count)
        }
        return covered
    }

    /// How much a word says: in a run a tenth, outside an ordinary one half, a slot nothing; of a letter that stands
    /// for itself its part of a word.
    private func share(_ word: String, isCovered: Bool) -> Double {
        PreparedText.isSlot(word)
            ? 0 : (isCovered ? 0.1 : ordinary.contains(word) ? 0.5 : 1) * PreparedText.shareOfWord(word)
    }

    /// Telling words of a text.
    public func telling(_ words: [String]) -> Double {
        zip(words, covered(words)).reduce(0) { $0 + share($1.0, isCovered: $1.1) }
    }

    /// Whether a word is neither a slot nor one that everybody uses.
    public func isTelling(_ word: String) -> Bool { !PreparedText.isSlot(word) && !ordinary.contains(word) }

    /// Telling words that two texts share; a word counts as in a run where it is in either text, and not at all at one of
    /// `places` among the shared words.
    public func telling(_ template: Template, without places: Set<Int> = []) -> Double {
        let sides = template.pieces.reduce(into: (left: [String](), right: [String]())) { sides, piece in
            switch piece {
            case .fixed(let words):
                sides.left += words
                sides.right += words
            case .slot(let left, let right):
                sides.left += left.split(separator: " ").map(String.init)
                sides.right += right.split(separator: " ").map(String.init)
            }
        }
        let (left, right) = (covered(sides.left), covered(sides.right))
        var (i, j, place, sum) = (0, 0, 0, 0.0)
        for piece in template.pieces {
            switch piece {
            case .fixed(let words):
                for word in words {
                    if !places.contains(place) { sum += share(word, isCovered: left[i] || right[j]) }
                    (i, j, place) = (i + 1, j + 1, place + 1)
                }
            case .slot(let one, let other):
                i += one.split(separator: " ").count
                j += other.split(separator: " ").count
            }
        }
        return sum
    }
}
