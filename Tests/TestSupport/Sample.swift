// SPDX-License-Identifier: Apache-2.0

public import CaseWorkflow
public import Evidence
public import Foundation
import Importing
public import Testing

/// An invented export under `Samples/<importer id>/<case>/`, with the timeline that must come out of it.
///
/// `input/` holds readable files; `settings.json` (optional) holds what the investigator would declare:
/// `{"dateOrder": "dmy", "owner": "…", "zone": "Europe/London"}`; `expected.timeline` is the snapshot.
public struct Sample: Sendable, CustomTestStringConvertible {
    /// Folder under `Samples`.
    public let importer: String
    /// Folder under the importer's.
    public let name: String

    /// All samples of an importer, sorted by name.
    public static func all(_ importer: String) -> [Sample] {
        let folder = Repository.samples.appending(path: importer)
        return Repository.entries(of: folder).filter { name in
            FileManager.default.fileExists(atPath: folder.appending(path: "\(name)/input").path)
        }.map { Sample(importer: importer, name: $0) }
    }

    /// Folder of the sample.
    public var folder: URL { Repository.samples.appending(path: "\(importer)/\(name)") }

    /// Folder of the files that are handed in.
    public var input: URL { folder.appending(path: "input") }

    /// What a failing test prints.
    public var testDescription: String { "\(importer)/\(name)" }

    private struct Settings: Codable {
        var dateOrder: DateOrder?
        var owner: String?
        var zone: String?
    }

    /// What the investigator would declare.
    public func settings() throws -> Ingest.Settings {
        let file = folder.appending(path: "settings.json")
        guard let data = try? Data(contentsOf: file) else { return Ingest.Settings() }
        let declared = try JSONDecoder().decode(Settings.self, from: data)
        return Ingest.Settings(
            importing: ImportSettings(dateOrder: declared.dateOrder, owner: declared.owner),
            zone: declared.zone.flatMap { ZoneClock($0) })
    }

    /// Reads the sample with every importer of the build.
    public func ingest() async throws -> (result: Ingest.Result, evidence: EvidenceSet) {
        let evidence = try EvidenceSet.open([input.path])
        return (try await Ingest(settings: try settings()).read(evidence), evidence)
    }

    /// Fails unless the sample gives the timeline of its snapshot.
    public func expectTimeline(sourceLocation: SourceLocation = #_sourceLocation) async throws {
        let (result, evidence) = try await ingest()
        Snapshot.expect(
            TimelineDump.text(result, evidence: evidence), at: folder.appending(path: "expected.timeline"),
            sourceLocation: sourceLocation)
    }
}
