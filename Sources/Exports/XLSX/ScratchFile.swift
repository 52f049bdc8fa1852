// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A file of a moment, for forms that can only be written to a path.
public enum ScratchFile {
    /// The system's folder for temporary files.
    public static var standardFolder: String { FileManager.default.temporaryDirectory.path }

    /// Has `body` fill a file in `folder`, hands its bytes to `output` in pieces, and takes the file away.
    static func filled(
        in folder: String, to output: ([UInt8]) throws -> Void, _ body: (_ path: String) throws -> Void
    ) throws {
        let place = "\(folder)/.chatforensics-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: place) }
        try body(place)
        guard let file = FileHandle(forReadingAtPath: place) else { throw WorkbookFailure(errno: errno) }
        while let piece = try file.read(upToCount: 1 << 16), !piece.isEmpty { try output(Array(piece)) }
    }
}
