// SPDX-License-Identifier: Apache-2.0

extension EvidenceSet {
    /// Whether the exhibit's digest was computed at intake, so that asking for it costs nothing.
    public func isDigestKnown(of exhibit: Exhibit) -> Bool {
        digests[Int(exhibit.number)] != nil
    }

    /// The SHA-256 value of an exhibit's bytes: 64 lower-case hexadecimal digits.
    ///
    /// Known for members of archives; computed anew at each call for files of this machine, in pieces, without making
    /// them resident. May be called from several threads. For a member that could only be read in part, the digest is
    /// that of the part; a note of the evidence says so.
    ///
    /// - Throws: `EvidenceError.unreadable` when the bytes cannot be had.
    public func digest(of exhibit: Exhibit) throws(EvidenceError<Never>) -> String {
        if let known = digests[Int(exhibit.number)] { return known.hex }
        do throws(FileError) { return try sources[Int(exhibit.number)].digest().hex } catch {
            throw .unreadable(exhibit: exhibit.number, errno: error.errno)
        }
    }
}
