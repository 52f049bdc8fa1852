// SPDX-License-Identifier: Apache-2.0

/// Where an exhibit's bytes come from.
enum ByteSource: Sendable {
    /// A file of this machine, mapped when asked for.
    case file(DiskPath, size: Int)
    /// Bytes kept from an archive.
    case memory([UInt8])
    /// Bytes kept from an archive in an anonymous file, mapped when asked for.
    case scratch(OpenFile, offset: Int, count: Int)
    /// A member that was only hashed at intake and is expanded again when asked for.
    case member(index: Int, layout: ArchiveLayout)
    /// Nothing can be had; the system's error number says why.
    case unavailable(errno: Int32)

    /// The digest of bytes that lie here, whole.
    func digest() throws(FileError) -> Digest {
        switch self {
        case .file(let path, let size):
            try Digester.digest(of: OpenFile.open(path, size: size), count: size)
        case .memory(let bytes):
            Digester.digest(of: bytes)
        case .scratch(let file, let offset, let count):
            try Digester.digest(of: file, offset: offset, count: count)
        case .member:
            throw FileError(errno: FileError.changed)
        case .unavailable(let errno):
            throw FileError(errno: errno)
        }
    }

    /// Lends the bytes.
    func withBytes<Result, Failure>(
        exhibit: Int32, pages: LentPages,
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(EvidenceError<Failure>) -> Result {
        if case .memory(let bytes) = self {
            do throws(Failure) { return try body(bytes.span) } catch { throw .body(error) }
        }
        let file: MappedFile
        do throws(FileError) { file = try mapped() } catch {
            throw .unreadable(exhibit: exhibit, errno: error.errno)
        }
        let missing = ShrinkGuard.count
        let result: Result
        do throws(EvidenceError<Failure>) { result = try file.withBytes(exhibit: exhibit, pages: pages, body) } catch {
            // What the borrower complains of may be the noughts behind the file's new end.
            throw isShorter(since: missing) ? .unreadable(exhibit: exhibit, errno: FileError.changed) : error
        }
        guard !isShorter(since: missing) else { throw .unreadable(exhibit: exhibit, errno: FileError.changed) }
        return result
    }

    /// Whether the file has fewer bytes than at intake, asked only where pages of some file were missing.
    private func isShorter(since missing: Int) -> Bool {
        guard ShrinkGuard.count != missing else { return false }
        switch self {
        case .file(let path, let size): return (try? OpenFile.open(path, size: size)) == nil
        case .scratch(let file, let offset, let count): return (try? file.size()).map { $0 < offset + count } ?? true
        case .memory, .member, .unavailable: return false
        }
    }

    private func mapped() throws(FileError) -> MappedFile {
        switch self {
        case .file(let path, let size): try MappedFile(OpenFile.open(path, size: size), count: size)
        case .scratch(let file, let offset, let count): try MappedFile(file, offset: offset, count: count)
        case .memory, .member: throw FileError(errno: FileError.changed)
        case .unavailable(let errno): throw FileError(errno: errno)
        }
    }
}
