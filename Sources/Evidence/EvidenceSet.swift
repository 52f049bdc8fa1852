// SPDX-License-Identifier: Apache-2.0

/// Everything that was handed in, read-only.
public struct EvidenceSet: Sendable {
    /// Every file, in a stable order: inputs as given, a folder's files by path, an archive's members as stored, each
    /// archive inside another followed by its own members.
    public let exhibits: [Exhibit]
    /// What an examiner should know about containers, names and files, in the order in which it was met.
    public let notes: [IntakeNote]
    private(set) var sources: [ByteSource]
    let digests: [Digest?]
    let options: IntakeOptions
    private let pages = LentPages()

    init(_ intake: Intake) {
        exhibits = intake.exhibits
        notes = intake.notes
        sources = intake.sources
        digests = intake.digests
        options = intake.options
    }

    /// Lends the bytes of an exhibit: mapped from disk, or expanded; may be called from several threads.
    ///
    /// Pictures, sound and film inside archives are expanded anew at every call.
    ///
    /// - Throws: `EvidenceError.body` with whatever `body` threw; `unreadable` when the bytes cannot be had or are no
    ///   longer what they were at intake.
    public func withBytes<Result, Failure>(
        of exhibit: Exhibit,
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(EvidenceError<Failure>) -> Result {
        var source = sources[Int(exhibit.number)]
        if case .member(let index, let layout) = source {
            do throws(FileError) { source = try expand(exhibit, index: index, layout: layout) } catch {
                throw .unreadable(exhibit: exhibit.number, errno: error.errno)
            }
        }
        return try source.withBytes(exhibit: exhibit.number, pages: pages, body)
    }

    /// The same evidence, of which some files are lent as other bytes: what they say in another encoding.
    ///
    /// Paths, sizes and digests stay those of the files.
    public func lending(_ texts: [Int32: [UInt8]]) -> EvidenceSet {
        var set = self
        for (exhibit, text) in texts { set.sources[Int(exhibit)] = .memory(text) }
        return set
    }

    /// Whether an exhibit's bytes could be had at intake.
    public func isAvailable(_ exhibit: Exhibit) -> Bool {
        if case .unavailable = sources[Int(exhibit.number)] { false } else { true }
    }

    /// Says that the bytes in front of `offset` are hardly needed again by those who read an exhibit now, so that they
    /// need not stay in memory; they can still be read.
    public func giveBack(_ exhibit: Int32, before offset: Int) {
        pages.giveBack(exhibit, before: offset)
    }
}
