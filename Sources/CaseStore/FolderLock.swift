// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The turn of one process among several that make a store in the same folder; ends with the process at the latest.
///
/// The lock is on the folder: a lock file would be a further file beside the evidence, and a descriptor of the store
/// itself must not be closed under SQLite.
struct FolderLock {
    private let descriptor: Int32

    /// Waits for the turn; nil where the folder cannot be locked, and SQLite's own locks must do.
    init?(_ folder: String) {
        descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        while flock(descriptor, LOCK_EX) != 0 {
            if errno != EINTR {
                close(descriptor)
                return nil
            }
        }
    }

    func end() { close(descriptor) }
}
