// SPDX-License-Identifier: Apache-2.0

public import Detectors
import Foundation

/// Labelled conversations of a file, or of every `.jsonl` file of a folder.
public enum LabelledSets {
    /// Reads them in the order of the file names.
    ///
    /// - Throws: `CocoaError` when a file cannot be read, `DecodingError` when a line is no labelled conversation.
    public static func read(_ path: String) throws -> [LabelledConversation] {
        let decoder = JSONDecoder()
        return try files(at: path).flatMap { file in
            try Data(contentsOf: file).split(separator: 0x0A).map {
                try decoder.decode(LabelledConversation.self, from: $0)
            }
        }
    }

    private static func files(at path: String) throws -> [URL] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            return [URL(filePath: path)]
        }
        return try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".jsonl") }.sorted()
            .map { URL(filePath: path).appending(path: $0) }
    }
}
