// SPDX-License-Identifier: Apache-2.0

public import Foundation
public import Testing

/// Compares text with a file of the repository.
///
/// `RECORD_SNAPSHOTS=1` rewrites the file and then fails, so that no recording can pass unread; a missing file is
/// written and fails too.
public enum Snapshot {
    /// Fails unless the file holds `text`.
    public static func expect(_ text: String, at file: URL, sourceLocation: SourceLocation = #_sourceLocation) {
        let expected = try? String(contentsOf: file, encoding: .utf8)
        if expected == text { return }
        let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
        guard let expected, !isRecording else {
            try? Data(text.utf8).write(to: file)
            Issue.record("recorded \(file.lastPathComponent): read it, then run again", sourceLocation: sourceLocation)
            return
        }
        Issue.record(
            """
            \(file.path) differs; RECORD_SNAPSHOTS=1 records anew
            \(difference(from: expected, to: text))
            """, sourceLocation: sourceLocation)
    }

    /// The lines that differ, each with its number; at most forty.
    private static func difference(from expected: String, to actual: String) -> String {
        let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
        let changes = new.difference(from: old).map { change in
            switch change {
            case .remove(let offset, let line, _): (offset, "- \(offset + 1): \(line)")
            case .insert(let offset, let line, _): (offset, "+ \(offset + 1): \(line)")
            }
        }
        return changes.sorted { $0.0 < $1.0 }.prefix(40).map(\.1).joined(separator: "\n")
    }
}
