// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Pieces of JSON-LD as CASE and UCO want them: every literal typed, every node with an identifier that ends in a UUID.
struct GraphNodes {
    let namespace: NameUUID

    /// Namespace of the instances of an export.
    static let base = "urn:chatforensics:kb:"
    /// Namespace of what CASE and UCO have no terms for: `docs/exports.md`.
    static let own = "urn:chatforensics:ontology:"

    static let context: JSONText = .object(
        [
            "kb": base, "cfx": own, "co": "http://purl.org/co/", "xsd": "http://www.w3.org/2001/XMLSchema#",
            "core": "https://ontology.unifiedcyberontology.org/uco/core/",
            "action": "https://ontology.unifiedcyberontology.org/uco/action/",
            "observable": "https://ontology.unifiedcyberontology.org/uco/observable/",
            "tool": "https://ontology.unifiedcyberontology.org/uco/tool/",
            "types": "https://ontology.unifiedcyberontology.org/uco/types/",
            "investigation": "https://ontology.caseontology.org/case/investigation/",
        ].mapValues(JSONText.string))

    func id(_ kind: String, _ name: String) -> String {
        "kb:\(kind)-\(NameUUID("\(kind)/\(name)", in: namespace).text)"
    }

    func reference(_ kind: String, _ name: String) -> JSONText {
        .object(["@id": .string(id(kind, name))])
    }

    /// A node of a class of the ontologies.
    func node(_ type: String, _ name: String, _ members: [String: JSONText?]) -> JSONText {
        var object = members.compactMapValues(\.self)
        object["@id"] = .string(id(String(type.drop { $0 != ":" }.dropFirst()), name))
        object["@type"] = .string(type)
        return .object(object)
    }

    /// A facet of ours beside those of UCO.
    func ownFacet(_ name: String, _ members: [String: JSONText?]) -> JSONText {
        var object = members.compactMapValues(\.self)
        object["@id"] = .string(id("EventFacet", name))
        object["@type"] = .array([.string("core:Facet"), .string("cfx:EventFacet")])
        return .object(object)
    }

    static func typed(_ type: String, _ value: String) -> JSONText {
        .object(["@type": .string("xsd:\(type)"), "@value": .string(value)])
    }

    static func integer(_ value: some BinaryInteger) -> JSONText { typed("integer", String(value)) }

    static func count(_ value: Int) -> JSONText { typed("nonNegativeInteger", String(value)) }

    static func flag(_ value: Bool) -> JSONText { typed("boolean", value ? "true" : "false") }

    /// `xsd:dateTime`: with `Z` for an instant, without a zone for a wall clock; nil for a year that it cannot write.
    static func time(_ time: Timestamp) -> JSONText? {
        guard (1...9999).contains(CivilTime(microseconds: time.microseconds).year) else { return nil }
        return typed("dateTime", InstantText.rfc3339(time))
    }

    static func hash(_ sha256: String, _ id: String) -> JSONText {
        .object([
            "@id": .string(id), "@type": .string("types:Hash"), "types:hashMethod": .string("SHA256"),
            "types:hashValue": typed("hexBinary", sha256),
        ])
    }
}
