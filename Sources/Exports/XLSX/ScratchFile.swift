// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Glibc

/// A file of a moment, for forms that can only be written to a path.
public enum ScratchFile {
    /// The system's reason why the file cannot be read again.
    public struct Failure: Error, Sendable, Hashable {
        /// The code.
        public let errno: Int32
    }

    /// The system's folder for temporary files.
    public static var standardFolder: String { FileManager.default.temporaryDirectory.path }

    /// Has `body` fill a file in `folder`, hands its bytes to `output` in pieces, and takes the file away.
    static func filled(
        in folder: String, to output: ([UInt8]) throws -> Void, _ body: (_ path: String) throws -> Void
    ) throws {
        let place = "\(folder)/.chatforensics-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: place) }
        try body(place)
        let file = open(place, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Failure(errno: errno) }
        defer { close(file) }
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(file, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Failure(errno: errno) }
            if count == 0 { return }
            try output(Array(piece[..<count]))
        }
    }
}
