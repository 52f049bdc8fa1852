// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation

extension OutputPlace {
    /// Writes a file, or replaces the one that is there, as one step.
    ///
    /// - Parameter isPrivate: names and texts in clear: nobody else on the machine may read it, at no moment of its making.
    /// - Throws: `OutputFolder.Failure`.
    public func write(_ bytes: [UInt8], isPrivate: Bool) throws(OutputFolder.Failure) {
        try staged(bytes, isPrivate: isPrivate).commit()
    }

    /// Writes a file under a passing name beside its place.
    ///
    /// - Throws: `OutputFolder.Failure`.
    func staged(_ bytes: [UInt8], isPrivate: Bool) throws(OutputFolder.Failure) -> StagedFile {
        let target = url
        let partial = target.deletingLastPathComponent()
            .appending(path: ".\(target.lastPathComponent).partial-\(getpid())").path
        unlink(partial)
        UnfinishedFiles.begin(partial)
        let file = StagedFile(partial: partial, target: target.path, shown: path)
        do {
            var output = try OutputFile(path, at: partial, mode: isPrivate ? 0o600 : 0o644)
            try output.write(bytes)
            _ = try output.finish()
        } catch {
            file.discard()
            throw error
        }
        return file
    }
}

/// A whole file that does not bear its final name yet.
struct StagedFile {
    fileprivate let partial: String
    fileprivate let target: String
    fileprivate let shown: String

    /// Gives it its name.
    func commit() throws(OutputFolder.Failure) {
        let code = UnfinishedFiles.settling { rename(partial, target) == 0 ? 0 : errno }
        guard code == 0 else {
            discard()
            throw .cannotWrite(path: shown, errno: code)
        }
        UnfinishedFiles.end(partial)
    }

    /// Takes it away.
    func discard() {
        unlink(partial)
        UnfinishedFiles.end(partial)
    }
}
