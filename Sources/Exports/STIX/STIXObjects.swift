// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel
import Evidence

/// Makes objects of STIX 2.1 with identifiers that depend on nothing but their content and the case.
struct STIXObjects {
    let namespace: NameUUID
    /// RFC 3339: midnight of the report's date stands for when the objects were made.
    let date: String
    let author: String
    let markings: [String]

    init(_ export: CaseExport) {
        namespace = export.namespace
        date = "\(export.analysis.details.reportDate)T00:00:00.000Z"
        author = "identity--\(NameUUID("identity/\(export.analysis.tool.name)", in: .exports).text)"
        markings =
            export.analysis.details.marking.map { _ in
                ["marking-definition--\(NameUUID("marking", in: export.namespace).text)"]
            } ?? []
    }

    /// An identifier of an object of this case.
    func id(_ type: String, _ name: String) -> String {
        "\(type)--\(NameUUID("\(type)/\(name)", in: namespace).text)"
    }

    /// An object about the case: it has an author and a date.
    func domain(_ type: String, _ name: String, _ members: [String: JSONText?]) -> JSONText {
        var object = members.compactMapValues(\.self)
        object["type"] = .string(type)
        object["spec_version"] = .string("2.1")
        object["id"] = .string(id(type, name))
        object["created"] = .string(date)
        object["modified"] = .string(date)
        object["created_by_ref"] = .string(author)
        if !markings.isEmpty { object["object_marking_refs"] = .array(markings.map(JSONText.string)) }
        return .object(object)
    }

    /// An observed thing whose identifier follows from the properties that STIX names for its type.
    func observable(
        _ type: String, identifiedBy properties: [String: CanonicalJSON], _ members: [String: JSONText?] = [:]
    ) -> (id: String, object: JSONText) {
        let id = "\(type)--\(NameUUID(CanonicalJSON.object(properties).bytes, in: .stix).text)"
        return (id, observable(type, id: id, members))
    }

    /// An observed thing for whose type STIX leaves the identifier to the writer.
    func observable(_ type: String, id: String, _ members: [String: JSONText?]) -> JSONText {
        var object = members.compactMapValues(\.self)
        object["type"] = .string(type)
        object["spec_version"] = .string("2.1")
        object["id"] = .string(id)
        if !markings.isEmpty { object["object_marking_refs"] = .array(markings.map(JSONText.string)) }
        return .object(object)
    }
}
