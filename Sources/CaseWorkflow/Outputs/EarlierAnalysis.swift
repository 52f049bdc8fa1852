// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation

/// A finished analysis in a folder, and which of the folder's files are its own.
struct EarlierAnalysis {
    /// Names of the files that the analysis says it wrote.
    let files: Set<String>

    private struct LogLine: LoggedLine {
        var act: String
        var out: [RecordedManifest.Entry]?
    }

    /// Nil when the folder holds no manifest of this program.
    init?(at folder: URL) {
        guard let manifest = RecordedManifest(in: folder) else { return nil }
        var names: Set<String> = ["manifest.json", "audit.jsonl", "custody.html"]
        let log = (try? Data(contentsOf: folder.appending(path: "audit.jsonl"))) ?? Data()
        let written = LogLine.last("write", in: log)?.out ?? []
        for entry in manifest.entries + written where !entry.isSource {
            // A manifest that names something outside its folder is not ours to follow.
            if !entry.path.contains("/") && !entry.path.hasPrefix(".") { names.insert(entry.path) }
        }
        files = names
    }
}
