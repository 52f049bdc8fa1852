// SPDX-License-Identifier: Apache-2.0

/// How many records a file says that it holds; a number beyond all files is none.
struct AnnouncedCount {
    let count: Int

    init?(_ count: Int64?) {
        guard let count, (0...1 << 40).contains(count) else { return nil }
        self.count = Int(count)
    }

    /// How many of them are not there.
    func lacking(_ found: Int) -> Int { max(0, count - found) }
}
