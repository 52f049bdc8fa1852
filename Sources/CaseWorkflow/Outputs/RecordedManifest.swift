// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation

/// The `manifest.json` of a finished analysis, as its readers need it.
///
/// A folder is known by the schema alone, so that one of another version is known too; who needs more asks for it.
struct RecordedManifest: Decodable {
    /// A file that was handed in or written.
    struct Entry: Decodable {
        var path: String
        var bytes: Int?
        var sha256: String?
        var role: String

        /// Whether it was handed in.
        var isSource: Bool { role == ManifestEntry.Role.source.rawValue }
    }

    struct Tool: Decodable {
        var version: String
    }

    var schema: String
    var tool: Tool?
    var options: [String: String]?
    var subjects: [String]?
    var complainants: [String]?
    var inputsSha256: String?
    private let listed: [Entry]?

    /// Inputs, and outputs before the manifest.
    var entries: [Entry] { listed ?? [] }

    private enum CodingKeys: String, CodingKey {
        case schema, tool, options, subjects, complainants, inputsSha256
        case listed = "entries"
    }

    /// Nil when the folder holds no manifest of this program.
    init?(in folder: URL) {
        guard let data = try? Data(contentsOf: folder.appending(path: "manifest.json")),
            let manifest = try? JSONDecoder().decode(Self.self, from: data),
            manifest.schema == "chatforensics.manifest/1"
        else { return nil }
        self = manifest
    }
}
