// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// A file of this machine, mapped read-only and unmapped at the end of its life.
struct MappedFile: ~Copyable {
    private let start: UnsafeRawPointer?
    private let count: Int

    private init(start: UnsafeRawPointer?, count: Int) {
        self.start = start
        self.count = count
    }

    /// Maps the file at a path of this machine.
    static func open(_ path: String) throws(FileError) -> MappedFile {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileError(errno: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw FileError(errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(errno: EINVAL) }
        let count = Int(status.st_size)
        if count == 0 { return MappedFile(start: nil, count: 0) }
        guard let mapped = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), mapped != MAP_FAILED else {
            throw FileError(errno: errno)
        }
        madvise(mapped, count, MADV_SEQUENTIAL)
        return MappedFile(start: UnsafeRawPointer(mapped), count: count)
    }

    deinit {
        if let start { munmap(UnsafeMutableRawPointer(mutating: start), count) }
    }

    borrowing func withBytes<Result, Failure>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(EvidenceError<Failure>) -> Result {
        let buffer = UnsafeBufferPointer(start: start?.assumingMemoryBound(to: UInt8.self), count: count)
        do throws(Failure) { return try body(buffer.span) } catch { throw .body(error) }
    }
}
