// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// A case as a graph of CASE 1.4 over UCO 1.4, in JSON-LD; written node by node.
public struct CASEDocument: Sendable {
    private let export: CaseExport

    /// Prepares a case.
    public init(_ export: CaseExport) {
        self.export = export
    }

    /// Writes the graph in pieces of about 64 KiB.
    ///
    /// - Throws: whatever `output` throws.
    public func write(to output: ([UInt8]) throws -> Void) throws {
        let nodes = GraphNodes(namespace: export.namespace)
        var graph = GraphWriter()
        try graph.begin(to: output)
        for node in CASEFrame(export, nodes).nodes { try graph.add(node, to: output) }
        for node in CASEAccounts(export, nodes).nodes { try graph.add(node, to: output) }
        let events = CASEEvents(export, nodes)
        for n in export.timeline.numbers { try events.forEachNode(n) { try graph.add($0, to: output) } }
        let threads = CASEThreads(export, nodes)
        for index in export.timeline.conversations.indices { try threads.write(index, to: &graph, output) }
        for node in CASEFindings(export, nodes).nodes { try graph.add(node, to: output) }
        try graph.end(to: output)
    }
}

/// The document around the nodes: one line a node.
struct GraphWriter {
    private(set) var buffer: [UInt8] = []
    private var isFirst = true

    mutating func begin(to output: ([UInt8]) throws -> Void) throws {
        buffer += #"{"@context":"#.utf8
        GraphNodes.context.write(to: &buffer)
        buffer += ",\n\"@graph\":[\n".utf8
    }

    mutating func add(_ node: JSONText, to output: ([UInt8]) throws -> Void) throws {
        try begin([], to: output)
        node.write(to: &buffer)
        try flush(above: 65_536, to: output)
    }

    /// Begins a node that is written in parts, because its lists are as long as the timeline.
    mutating func begin(_ bytes: some Sequence<UInt8>, to output: ([UInt8]) throws -> Void) throws {
        if !isFirst { buffer += ",\n".utf8 }
        isFirst = false
        try append(bytes, to: output)
    }

    /// Adds a part of such a node.
    mutating func append(_ bytes: some Sequence<UInt8>, to output: ([UInt8]) throws -> Void) throws {
        buffer += bytes
        try flush(above: 65_536, to: output)
    }

    mutating func end(to output: ([UInt8]) throws -> Void) throws {
        buffer += "\n]}\n".utf8
        try flush(above: 0, to: output)
    }

    private mutating func flush(above limit: Int, to output: ([UInt8]) throws -> Void) throws {
        guard buffer.count > limit else { return }
        try output(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
