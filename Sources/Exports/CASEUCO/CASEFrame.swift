// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// What stands around the talk: the investigation, the program and what it did, and the files it read.
struct CASEFrame {
    private let export: CaseExport
    private let make: GraphNodes

    init(_ export: CaseExport, _ nodes: GraphNodes) {
        self.export = export
        make = nodes
    }

    var nodes: [JSONText] { frame + files }

    private var frame: [JSONText] {
        let details = export.analysis.details
        let conversations = export.timeline.conversations.indices.map {
            make.reference("MessageThread", Conversation.ID(Int32($0)).label)
        }
        let findings = CASEFindings(export, make).references
        return [
            make.node(
                "investigation:Investigation", "case",
                [
                    "core:name": .string(details.reference ?? "case without a reference"),
                    "core:description": .string(CaseExport.reservation),
                    "core:object": .array([
                        make.reference("ProvenanceRecord", "inputs"), make.reference("ProvenanceRecord", "results"),
                        make.reference("InvestigativeAction", "analysis"),
                    ]),
                ]),
            make.node(
                "tool:AnalyticTool", "program",
                [
                    "core:name": .string(export.analysis.tool.name),
                    "tool:version": .string(export.analysis.tool.version),
                ]),
            make.node(
                "investigation:InvestigativeAction", "analysis",
                [
                    "core:name": .string("analysis of chat exports"),
                    "action:instrument": make.reference("AnalyticTool", "program"),
                    "action:object": make.reference("ProvenanceRecord", "inputs"),
                    "action:result": make.reference("ProvenanceRecord", "results"),
                ]),
            make.node(
                "investigation:ProvenanceRecord", "inputs",
                [
                    "core:description": .string("files that were handed in"),
                    "investigation:exhibitNumber": details.exhibit.map(JSONText.string),
                    "core:object": Self.list(
                        export.analysis.inputs.map { make.reference("File", $0.path) }),
                ]),
            make.node(
                "investigation:ProvenanceRecord", "results",
                [
                    "core:description": .string("conversations that were read and what was found in them"),
                    "core:object": Self.list(conversations + findings),
                ]),
        ]
    }

    /// A property without a value must be absent, not empty.
    private static func list(_ items: [JSONText]) -> JSONText? { items.isEmpty ? nil : .array(items) }

    private var files: [JSONText] {
        let containers = Set(export.analysis.exhibits.lazy.filter { $0.status == .container }.map(\.path))
        return export.analysis.exhibits.flatMap { exhibit in
            var content: [String: JSONText?] = ["observable:sizeInBytes": GraphNodes.integer(exhibit.bytes)]
            if !exhibit.sha256.isEmpty {
                content["observable:hash"] = GraphNodes.hash(exhibit.sha256, make.id("Hash", exhibit.path))
            }
            let container = Self.container(of: exhibit.path, among: containers)
            // A name may hold a `!` of its own: only what stands behind the archive's path tells where it begins.
            let inner = exhibit.path.dropFirst(container.map { $0.count + 1 } ?? 0)
            let name = inner.split(separator: "/").last.map(String.init)
            let file = make.node(
                "observable:File", exhibit.path,
                [
                    "core:hasFacet": .array([
                        make.node(
                            "observable:FileFacet", exhibit.path,
                            [
                                "observable:fileName": .string(name ?? exhibit.path),
                                "observable:filePath": .string(exhibit.path),
                                "observable:sizeInBytes": GraphNodes.integer(exhibit.bytes),
                            ]),
                        make.node("observable:ContentDataFacet", exhibit.path, content),
                    ])
                ])
            guard let container else { return [file] }
            return [file, relationship(exhibit.path, "Contained_Within", to: ("File", container))]
        }
    }

    /// The archive that holds a member: the longest that its path begins with.
    private static func container(of path: String, among containers: Set<String>) -> String? {
        var end = path.endIndex
        while let mark = path[..<end].lastIndex(of: "!") {
            if containers.contains(String(path[..<mark])) { return String(path[..<mark]) }
            end = mark
        }
        return nil
    }

    private func relationship(_ file: String, _ kind: String, to target: (kind: String, name: String)) -> JSONText {
        make.node(
            "observable:ObservableRelationship", "\(kind)/\(file)/\(target.name)",
            [
                "core:source": make.reference("File", file),
                "core:target": make.reference(target.kind, target.name),
                "core:kindOfRelationship": .string(kind), "core:isDirectional": GraphNodes.flag(true),
            ])
    }
}
