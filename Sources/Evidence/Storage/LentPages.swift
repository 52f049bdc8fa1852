// SPDX-License-Identifier: Apache-2.0

internal import Glibc
import Synchronization

/// The pages of mapped files that are lent out now, so that what was read of them can leave memory.
///
/// Pages given back are read from the file again when somebody still looks at them: giving back is never wrong, at worst
/// slow.
final class LentPages: Sendable {
    private let mappings = Mutex<[Int32: [Mapping]]>([:])

    private struct Mapping: Hashable {
        var start: UInt
        /// Where the exhibit's first byte lies behind `start`.
        var lead: Int
        var count: Int
        /// Bytes from `start` on that were given back.
        var returned = 0
    }

    /// Less than this is not worth asking the system.
    private static let portion = 4 << 20

    /// Remembers for the time of `body` that an exhibit's bytes are mapped at `start`.
    func lending<Result, Failure>(
        _ exhibit: Int32, at start: UnsafeRawPointer?, lead: Int, count: Int, _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        guard let start, count > Self.portion else { return try body() }
        let address = UInt(bitPattern: start)
        mappings.withLock { $0[exhibit, default: []].append(Mapping(start: address, lead: lead, count: count)) }
        defer {
            mappings.withLock { mappings in
                mappings[exhibit]?.removeAll { $0.start == address }
                if mappings[exhibit]?.isEmpty == true { mappings[exhibit] = nil }
            }
        }
        return try body()
    }

    /// Gives back the whole pages in front of `offset` in the exhibit, each time that somebody goes over it.
    func giveBack(_ exhibit: Int32, before offset: Int) {
        mappings.withLock { mappings in
            guard var lent = mappings[exhibit] else { return }
            for index in lent.indices {
                let end = min(lent[index].lead + offset, lent[index].count) & ~(Self.pageSize - 1)
                // Who is behind what was given back reads the file another time.
                if end < lent[index].returned { lent[index].returned = 0 }
                let step = end - lent[index].returned
                guard step >= Self.portion,
                    let start = UnsafeMutableRawPointer(bitPattern: lent[index].start)
                else { continue }
                madvise(start + lent[index].returned, step, MADV_DONTNEED)
                lent[index].returned = end
            }
            mappings[exhibit] = lent
        }
    }

    private static let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))
}
