// SPDX-License-Identifier: Apache-2.0

/// A page, or a part of one, as a tree of Swift values.
///
/// The tree holds elements and texts; comments and declarations are left out. Nodes stand in the order of the page,
/// and the descendants of a node directly behind it, so that no walk needs recursion.
public struct HTMLDocument: Sendable {
    /// A node of the tree it came from.
    public struct Node: Hashable, Sendable, Comparable {
        let index: Int32

        /// Order of the page.
        public static func < (left: Self, right: Self) -> Bool { left.index < right.index }
    }

    /// How large a tree may grow.
    public struct Limits: Sendable, Hashable {
        /// Elements inside each other.
        public var depth = 512
        /// Elements and texts.
        public var nodes = 20_000_000
        /// Attributes of one element.
        public var attributes = 256
        /// Bytes of the page.
        public var bytes = 1 << 30

        /// The limits for pages of unknown origin.
        public static let standard = Limits()
    }

    struct Row: Hashable {
        var isElement: Bool
        var parent: Int32
        /// The row behind the last descendant.
        var end: Int32
        /// Name or text, in the arena.
        var value: Range<UInt32>
        /// The name of an element as a number.
        var number: UInt64 = 0
        /// Rows of the attribute table.
        var attributes: Range<Int32>
        /// Row of the first `class` attribute, which is asked for more than all others; negative where there is none.
        var classes: Int32 = -1
        /// Where the element stands in the page.
        var bytes: Range<Int>
    }

    struct Attribute: Hashable {
        var name: Range<UInt32>
        var value: Range<UInt32>
    }

    var rows: [Row] = []
    var attributes: [Attribute] = []
    var arena: [UInt8] = []
    /// Bytes that are not text in UTF-8; each was replaced by U+FFFD.
    public internal(set) var replacedBytes = 0

    /// The node that holds all others.
    public var root: Node { Node(index: 0) }

    /// The nodes directly inside a node.
    public func children(of node: Node) -> [Node] {
        var found: [Node] = []
        var index = node.index + 1
        while index < rows[Int(node.index)].end {
            found.append(Node(index: index))
            index = rows[Int(index)].end
        }
        return found
    }

    /// The one node directly inside a node, blank texts apart; nil when there are more, or none.
    ///
    /// - Parameter limit: how many nodes are looked at; with more of them there is no only one.
    public func onlyChild(of node: Node, lookingAt limit: Int = 16) -> Node? {
        var only: Node?
        var index = node.index + 1
        var count = 0
        while index < rows[Int(node.index)].end {
            let child = Node(index: index)
            count += 1
            if count > limit { return nil }
            if isElement(child) || !isBlank(child) {
                if only != nil { return nil }
                only = child
            }
            index = rows[Int(index)].end
        }
        return only
    }

    /// The elements directly inside a node.
    public func elements(of node: Node) -> [Node] {
        children(of: node).filter { rows[Int($0.index)].isElement }
    }

    /// All nodes inside a node, in the order of the page.
    public func descendants(of node: Node) -> some Sequence<Node> {
        (node.index + 1..<max(node.index + 1, rows[Int(node.index)].end)).lazy.map { Node(index: $0) }
    }

    /// The node in which a node stands; nil for the root.
    public func parent(of node: Node) -> Node? {
        let parent = rows[Int(node.index)].parent
        return parent < 0 ? nil : Node(index: parent)
    }

    /// Whether a node stands inside another, or is it.
    public func isInside(_ node: Node, _ outer: Node) -> Bool {
        outer.index <= node.index && node.index < max(rows[Int(outer.index)].end, outer.index + 1)
    }

    /// The first element inside a node that satisfies a condition.
    public func first(in node: Node? = nil, where condition: (Node) -> Bool) -> Node? {
        descendants(of: node ?? root).first { isElement($0) && condition($0) }
    }

    /// The first element inside a node with a name, a class, or both.
    public func first(_ element: String? = nil, class word: String? = nil, in node: Node? = nil) -> Node? {
        let outer = node ?? root
        return next(element, class: word, from: outer.index + 1, in: outer)
    }

    /// Every element inside a node with a name, a class, or both, in the order of the page.
    public func all(_ element: String? = nil, class word: String? = nil, in node: Node? = nil) -> [Node] {
        let outer = node ?? root
        var found: [Node] = []
        var index = outer.index + 1
        while let next = next(element, class: word, from: index, in: outer) {
            found.append(next)
            index = next.index + 1
        }
        return found
    }

    /// The first such element at or behind a row: asked dozens of times of every record, so bytes are compared in place.
    private func next(_ element: String?, class word: String?, from first: Int32, in outer: Node) -> Node? {
        var (element, word) = (element, word)
        let end = rows[Int(outer.index)].end
        let number = element.map { HTMLPlainElement.number($0.utf8) }
        return withText(&element) { element in
            withText(&word) { word in
                arena.withUnsafeBufferPointer { arena in
                    var index = first
                    while index < end {
                        let row = rows[Int(index)]
                        if row.isElement, number.map({ $0 == row.number }) ?? true,
                            element.map({ isEqual(row.value, $0, arena) }) ?? true,
                            word.map({ hasClass($0, row, arena) }) ?? true
                        {
                            return Node(index: index)
                        }
                        index += 1
                    }
                    return nil
                }
            }
        }
    }

    private func withText<Result>(
        _ text: inout String?, _ body: (UnsafeBufferPointer<UInt8>?) -> Result
    ) -> Result {
        guard var held = text else { return body(nil) }
        return held.withUTF8(body)
    }

    /// Where an element stands in the page, from its start tag to behind its end tag.
    ///
    /// Elements that the grammar implies have the place of what they hold; texts have that of their element.
    public func byteRange(of node: Node) -> Range<Int> {
        let row = rows[Int(node.index)]
        guard !row.isElement, row.parent >= 0 else { return row.bytes }
        return rows[Int(row.parent)].bytes
    }
}
