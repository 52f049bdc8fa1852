// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A file with names and texts in clear: nobody else on the machine may read it, at no moment of its making.
public enum PrivateFile {
    /// Writes a file, or replaces one, as one step.
    ///
    /// - Throws: `OutputFolder.Failure`.
    public static func write(_ bytes: [UInt8], to path: String) throws(OutputFolder.Failure) {
        let place = URL(filePath: path)
        let name = place.lastPathComponent
        let partial = place.deletingLastPathComponent().appending(path: ".\(name).partial-\(getpid())").path
        unlink(partial)
        do {
            var file = try OutputFile(name, at: partial, mode: 0o600)
            try file.write(bytes)
            _ = try file.finish()
        } catch {
            unlink(partial)
            throw error
        }
        guard rename(partial, path) == 0 else {
            let code = errno
            unlink(partial)
            throw .cannotWrite(path: path, errno: code)
        }
    }
}
