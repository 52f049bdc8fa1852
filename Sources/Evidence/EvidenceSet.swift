// SPDX-License-Identifier: Apache-2.0

/// Everything that was handed in, read-only.
public struct EvidenceSet: Sendable {
    /// Every file, in a stable order: inputs as given, a folder's files by path, an archive's members as stored.
    public let exhibits: [Exhibit]
    let sources: [ByteSource]

    /// Lends the bytes of an exhibit: mapped from disk, or expanded.
    ///
    /// - Throws: `EvidenceError.body` with whatever `body` threw; `unreadable` when the bytes cannot be had.
    public func withBytes<Result, Failure>(
        of exhibit: Exhibit,
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(EvidenceError<Failure>) -> Result {
        try sources[Int(exhibit.number)].withBytes(exhibit: exhibit.number, body)
    }
}
