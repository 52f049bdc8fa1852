// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// The bytes of store files beside SQLite.
///
/// Closing any descriptor of a file gives up every POSIX lock that the process holds on it, SQLite's among them, and
/// another process may then take the log away (sqlite.org/howtocorrupt.html, 2.2). A descriptor once opened is kept, one a
/// file.
enum StoreBytes {
    private struct Place: Hashable {
        var device: dev_t
        var node: ino_t
    }

    private static let open = Mutex<[Place: Int32]>([:])

    static func descriptor(of path: String) -> Int32? {
        open.withLock { known in
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            let place = Place(device: status.st_dev, node: status.st_ino)
            if let descriptor = known[place] { return descriptor }
            let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else { return nil }
            known[place] = descriptor
            return descriptor
        }
    }

    static func read(_ descriptor: Int32, at offset: off_t, count: Int) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count, let start = buffer.baseAddress {
                let got = pread(descriptor, start + filled, count - filled, offset + off_t(filled))
                if got < 0, errno == EINTR { continue }
                guard got > 0 else { break }
                filled += got
            }
        }
    }
}
