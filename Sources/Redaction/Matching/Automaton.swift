// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The automaton of Aho and Corasick: finds all needles in one pass, however many there are.
///
/// A. V. Aho, M. J. Corasick, "Efficient string matching", Communications of the ACM 18 (1975). Nodes keep their few
/// edges in sorted runs; only the root has a table, since nearly each step starts there.
struct Automaton: Sendable {
    private var root: [Int32] = Array(repeating: 0, count: 256)
    private var edgeStarts: [Int32] = [0]
    private var edgeBytes: [UInt8] = []
    private var edgeTargets: [Int32] = []
    private var failures: [Int32] = [0]
    /// Needles that end at a node, as a run in `ending`.
    private var outputStarts: [Int32] = []
    private var ending: [Int32] = []
    /// The nearest node on the way of failures at which a needle ends.
    private var shorter: [Int32] = []

    init(_ words: [[UInt8]]) {
        var children: [[(byte: UInt8, node: Int32)]] = [[]]
        var outputs: [[Int32]] = [[]]
        for (index, word) in words.enumerated() where !word.isEmpty {
            var node = 0
            for byte in word {
                if let known = children[node].first(where: { $0.byte == byte }) {
                    node = Int(known.node)
                } else {
                    let next = children.count
                    children.append([])
                    outputs.append([])
                    children[node].append((byte, Int32(next)))
                    node = next
                }
            }
            outputs[node].append(Int32(index))
        }
        layOut(children)
        link(children, outputs)
    }

    private mutating func layOut(_ children: [[(byte: UInt8, node: Int32)]]) {
        edgeStarts = [0]
        for (node, edges) in children.enumerated() {
            for edge in edges.sorted(by: { $0.byte < $1.byte }) {
                edgeBytes.append(edge.byte)
                edgeTargets.append(edge.node)
                if node == 0 { root[Int(edge.byte)] = edge.node }
            }
            edgeStarts.append(Int32(edgeBytes.count))
        }
    }

    private mutating func link(_ children: [[(byte: UInt8, node: Int32)]], _ outputs: [[Int32]]) {
        failures = Array(repeating: 0, count: children.count)
        shorter = Array(repeating: 0, count: children.count)
        var queue: [Int32] = children[0].map(\.node)
        var head = 0
        while head < queue.count {
            let node = Int(queue[head])
            head += 1
            let failure = Int(failures[node])
            shorter[node] = outputs[failure].isEmpty ? shorter[failure] : Int32(failure)
            for (byte, child) in children[node] {
                failures[Int(child)] = step(Int32(failure), byte)
                queue.append(child)
            }
        }
        outputStarts = [0]
        for found in outputs {
            ending += found
            outputStarts.append(Int32(ending.count))
        }
    }

    /// The state after a byte.
    func step(_ state: Int32, _ byte: UInt8) -> Int32 {
        var state = state
        while state != 0 {
            if let next = child(state, byte) { return next }
            state = failures[Int(state)]
        }
        return root[Int(byte)]
    }

    private func child(_ node: Int32, _ byte: UInt8) -> Int32? {
        let edges = Int(edgeStarts[Int(node)])..<Int(edgeStarts[Int(node) + 1])
        return edgeBytes[edges].ascendingIndex(of: byte).map { edgeTargets[$0] }
    }

    /// Calls `body` with each needle that ends in a state.
    func forEach(in state: Int32, _ body: (Int) -> Void) {
        var node = Int(state)
        while node != 0 {
            for place in outputStarts[node]..<outputStarts[node + 1] { body(Int(ending[Int(place)])) }
            node = Int(shorter[node])
        }
    }
}
