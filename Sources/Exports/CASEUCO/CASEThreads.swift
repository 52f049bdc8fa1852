// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Conversations: who takes part, and the messages one behind the other.
struct CASEThreads {
    private let export: CaseExport
    private let make: GraphNodes
    private let messages: [[Int32]]

    init(_ export: CaseExport, _ make: GraphNodes) {
        self.export = export
        self.make = make
        var messages = [[Int32]](repeating: [], count: export.timeline.conversations.count)
        for n in export.timeline.numbers {
            let entry = export.timeline.entry(n)
            guard entry.kind == .message, let conversation = entry.conversation else { continue }
            messages[Int(conversation.rawValue)].append(n)
        }
        self.messages = messages
    }

    /// Writes the thread, the list of its messages, and an item for each; the list is as long as the talk and is streamed.
    func write(_ index: Int, to graph: inout GraphWriter, _ output: ([UInt8]) throws -> Void) throws {
        let conversation = export.timeline.conversations[index]
        let label = Conversation.ID(Int32(index)).label
        let participants = export.analysis.summary.conversations[index].participants
        let numbers = messages[index]
        let facet = make.node(
            "observable:MessageThreadFacet", label,
            [
                "observable:participant": participants.isEmpty
                    ? nil : .array(participants.map { make.reference("ApplicationAccount", $0.label) }),
                "observable:messageThread": make.reference("Thread", label),
            ])
        let own = make.ownFacet(
            "conversation/\(label)",
            [
                "cfx:label": .string(label), "cfx:kind": .string(conversation.kind.rawValue),
                "cfx:platform": .string(conversation.platform.rawValue),
                "cfx:nativeID": conversation.nativeID.map(JSONText.string),
            ])
        try graph.add(
            make.node(
                "observable:MessageThread", label,
                ["core:name": conversation.title.map(JSONText.string), "core:hasFacet": .array([facet, own])]),
            to: output)
        try writeList(label, numbers, to: &graph, output)
        for (place, n) in numbers.enumerated() {
            let next = place + 1 < numbers.count ? numbers[place + 1] : nil
            try graph.add(
                make.node(
                    "types:ThreadItem", String(n),
                    [
                        "co:itemContent": make.reference("Message", String(n)),
                        "types:threadNextItem": next.map { make.reference("ThreadItem", String($0)) },
                    ]), to: output)
        }
    }

    private func writeList(
        _ label: String, _ numbers: [Int32], to graph: inout GraphWriter, _ output: ([UInt8]) throws -> Void
    ) throws {
        let head: [String: JSONText] = [
            "@id": .string(make.id("Thread", label)), "@type": .string("types:Thread"),
            "co:size": GraphNodes.count(numbers.count),
        ]
        // The closing brace waits for the lists.
        try graph.begin(JSONText.object(head).bytes.dropLast(), to: output)
        for (property, kind) in [("co:element", "Message"), ("co:item", "ThreadItem")] where !numbers.isEmpty {
            try graph.append(Array(",\"\(property)\":[".utf8), to: output)
            for (place, n) in numbers.enumerated() {
                let mark = place > 0 ? [UInt8(ascii: ",")] : []
                try graph.append(mark + make.reference(kind, String(n)).bytes, to: output)
            }
            try graph.append([UInt8(ascii: "]")], to: output)
        }
        try graph.append([UInt8(ascii: "}")], to: output)
    }
}
