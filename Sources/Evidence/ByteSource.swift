// SPDX-License-Identifier: Apache-2.0

/// Where an exhibit's bytes come from.
enum ByteSource: Sendable {
    /// A file of this machine, mapped when asked for.
    case file(String)
    /// Bytes kept from an archive.
    case memory([UInt8])

    func withBytes<Result, Failure>(
        exhibit: Int32,
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(EvidenceError<Failure>) -> Result {
        switch self {
        case .file(let path):
            let file: MappedFile
            do throws(FileError) { file = try MappedFile.open(path) } catch {
                throw .unreadable(exhibit: exhibit, errno: error.errno)
            }
            return try file.withBytes(body)
        case .memory(let bytes):
            do throws(Failure) { return try body(bytes.span) } catch { throw .body(error) }
        }
    }
}

/// The system's reason why a file could not be opened.
struct FileError: Error, Hashable {
    var errno: Int32
}
