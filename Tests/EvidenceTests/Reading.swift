// SPDX-License-Identifier: Apache-2.0

import Evidence
import TestSupport

extension EvidenceSet {
    /// The text of the exhibit with a path; nil when there is none or it cannot be read.
    func text(_ path: String) -> String? {
        bytes(path).map { String(decoding: $0, as: UTF8.self) }
    }

    func bytes(_ path: String) -> [UInt8]? {
        exhibits.first { $0.path == path }.flatMap { bytes(of: $0) }
    }

    func bytes(of exhibit: Exhibit) -> [UInt8]? {
        try? withBytes(of: exhibit) { bytes in bytes.indices.map { bytes[$0] } }
    }

    var paths: [String] { exhibits.map(\.path) }

    /// Codes of the notes, each once, sorted.
    var codes: [String] { Set(notes.map(\.code)).sorted() }

    /// Paths of the exhibits that a note with this code is about.
    func paths(noted code: String) -> [String] {
        notes.filter { $0.code == code }.map { note in note.exhibit.map { exhibits[Int($0)].path } ?? "-" }
    }
}

/// Packs members, writes the archive into a folder of its own and takes it in.
func takeIn(
    _ members: [ArchiveWriter.Member],
    as writer: ArchiveWriter = ArchiveWriter(.zip),
    named name: String = "export.zip",
    options: IntakeOptions = IntakeOptions()
) throws -> EvidenceSet {
    try takeIn(writer.pack(members), named: name, options: options)
}

/// Writes bytes into a folder of their own and takes them in; the file is still there when the set is used.
func takeIn(_ bytes: [UInt8], named name: String, options: IntakeOptions = IntakeOptions()) throws -> EvidenceSet {
    let folder = try TemporaryFolder()
    let evidence = try EvidenceSet.open([folder.write(bytes, to: name)], options: options)
    // Members that are not kept are read from the file again: this fails for a folder that is gone, as it should.
    return withExtendedLifetime(folder) { evidence }
}

/// Bytes that no compressor makes much smaller, the same at every run.
func noise(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
    var state = seed
    return (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 56)
    }
}
