// SPDX-License-Identifier: Apache-2.0

import CMemory

/// Memory that a long chat takes in blocks and gives back.
enum LargeBlocks {
    /// Size from which a block is one of its own, in bytes.
    private static let least: Int32 = 1 << 18

    /// Has large blocks go back to the system when they are freed.
    ///
    /// glibc raises that size each time a larger block is freed, up to 32 MB, and keeps the blocks below it: of a chat of
    /// a million messages 60 MB that nobody needed any more.
    static func giveBack() {
        #if canImport(Glibc)
            _ = mallopt(M_MMAP_THRESHOLD, least)
        #endif
    }
}
