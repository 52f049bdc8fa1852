// SPDX-License-Identifier: Apache-2.0

import Evidence
import Foundation

/// A file that is being written under its folder's temporary name; hashed while it is written.
struct OutputFile: ~Copyable {
    private let name: String
    private let descriptor: Int32
    private var digest = StreamDigest()
    private var count = 0

    /// Makes the file; one of that name must not exist.
    init(_ name: String, at path: String, mode: mode_t = 0o644) throws(OutputFolder.Failure) {
        self.name = name
        descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw .cannotWrite(path: name, errno: errno) }
    }

    deinit {
        close(descriptor)
    }

    /// Adds bytes behind the others.
    mutating func write(_ bytes: [UInt8]) throws(OutputFolder.Failure) {
        var start = 0
        while start < bytes.count {
            let written = bytes.withUnsafeBytes { buffer in
                Foundation.write(descriptor, buffer.baseAddress.map { $0 + start }, bytes.count - start)
            }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { throw .cannotWrite(path: name, errno: errno) }
            start += written
        }
        digest.update(bytes)
        count += bytes.count
    }

    /// Puts the file on the disk; says its length and hash.
    consuming func finish() throws(OutputFolder.Failure) -> (bytes: Int, sha256: String) {
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw .cannotWrite(path: name, errno: errno) }
        return (count, digest.hex)
    }
}
