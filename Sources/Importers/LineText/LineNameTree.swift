// SPDX-License-Identifier: Apache-2.0

/// Names by their words, so that finding those in front of a text takes no longer however many there are.
struct LineNameTree {
    private struct Step: Hashable {
        var node: Int
        var word: Substring
    }

    private var steps: [Step: Int] = [:]
    /// For each node whether a name ends there.
    private var isEnd = [false]

    /// Adds a name.
    mutating func insert(_ name: String) {
        var node = 0
        for word in Self.words(name) {
            let step = Step(node: node, word: word)
            if let next = steps[step] {
                node = next
            } else {
                node = isEnd.count
                steps[step] = node
                isEnd.append(false)
            }
        }
        isEnd[node] = true
    }

    /// Whether a name is there.
    func contains(_ name: String) -> Bool { node(of: name).map { isEnd[$0] } ?? false }

    /// Whether a name is this one, or begins with its words.
    func opens(with name: String) -> Bool { node(of: name) != nil }

    /// The names that stand in front of a blank at the beginning of a text, the longest last.
    func names(before text: String) -> [String] {
        var names: [String] = []
        var node = 0
        var rest = text[...]
        while let blank = rest.utf8.firstIndex(of: UInt8(ascii: " ")),
            let next = steps[Step(node: node, word: rest[..<blank])]
        {
            node = next
            if isEnd[node] { names.append(String(text[..<blank])) }
            rest = rest[text.utf8.index(after: blank)...]
        }
        return names
    }

    private func node(of name: String) -> Int? {
        var node = 0
        for word in Self.words(name) {
            guard let next = steps[Step(node: node, word: word)] else { return nil }
            node = next
        }
        return node
    }

    private static func words(_ name: String) -> [Substring] {
        name.split(separator: " ", omittingEmptySubsequences: false)
    }
}
