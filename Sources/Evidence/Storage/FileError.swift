// SPDX-License-Identifier: Apache-2.0

/// The system's reason why a file could not be opened, read or written.
struct FileError: Error, Hashable {
    var errno: Int32
}

extension FileError {
    /// The file is no longer what it was at intake (`ESTALE`).
    static let changed: Int32 = 116
}
