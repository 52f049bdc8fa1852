// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// A stretch of a file, mapped read-only and unmapped at the end of its life.
struct MappedFile: ~Copyable {
    private let base: UnsafeMutableRawPointer?
    private let mapped: Int
    private let lead: Int
    private let count: Int

    /// Maps `count` bytes from `offset` on; the mapping outlives the descriptor.
    init(_ file: OpenFile, offset: Int = 0, count: Int) throws(FileError) {
        // A mapping begins at a page; what is asked for may begin anywhere.
        let lead = offset % Int(sysconf(Int32(_SC_PAGESIZE)))
        self.lead = lead
        ShrinkGuard.install()
        self.count = count
        mapped = count + lead
        if count == 0 {
            base = nil
            return
        }
        let start = mmap(nil, count + lead, PROT_READ, MAP_PRIVATE, file.descriptor, off_t(offset - lead))
        guard let start, start != MAP_FAILED else { throw FileError(errno: errno) }
        madvise(start, count + lead, MADV_SEQUENTIAL)
        base = start
    }

    deinit {
        if let base { munmap(base, mapped) }
    }

    /// Lends the bytes; `pages` knows of them meanwhile, as those of the exhibit.
    borrowing func withBytes<Result, Failure>(
        exhibit: Int32, pages: LentPages, _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(EvidenceError<Failure>) -> Result {
        let start = base.map { UnsafeRawPointer($0 + lead).assumingMemoryBound(to: UInt8.self) }
        let buffer = UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)
        do throws(Failure) {
            return try pages.lending(exhibit, at: base.map { UnsafeRawPointer($0) }, lead: lead, count: mapped) {
                () throws(Failure) in try body(buffer.span)
            }
        } catch {
            throw .body(error)
        }
    }
}
