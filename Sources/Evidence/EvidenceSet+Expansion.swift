// SPDX-License-Identifier: Apache-2.0

internal import Glibc

extension EvidenceSet {
    /// Expands a member again that was only hashed at intake, and checks that it is still the same.
    func expand(_ exhibit: Exhibit, index: Int, layout: ArchiveLayout) throws(FileError) -> ByteSource {
        guard let container = exhibit.container else { throw FileError(errno: EIO) }
        let input = try ArchiveInput.opening(sources[Int(container)], as: layout)
        return try ArchiveReader.withUTF8Names { () throws(FileError) -> ByteSource in
            guard var reader = ArchiveReader(input, layout: layout, passphrases: options.passphrases) else {
                throw FileError(errno: ENOMEM)
            }
            for _ in 0...index {
                guard case .member = reader.next() else { throw FileError(errno: FileError.changed) }
            }
            var scratch = ScratchSpace(in: options.scratchFolder)
            var store = MemberStore(name: nil, memoryLimit: options.memoryPerMember)
            // What could be read at intake can be read again; more would be another file.
            while store.size < exhibit.size, case .bytes(let block, let offset) = reader.nextBlock() {
                guard offset >= store.size, offset <= exhibit.size, block.count <= exhibit.size - offset else {
                    throw FileError(errno: FileError.changed)
                }
                store.appendZeros(offset - store.size, scratch: &scratch)
                store.append(block, scratch: &scratch)
            }
            if layout.hasHoles { store.appendZeros(exhibit.size - store.size, scratch: &scratch) }
            guard store.size == exhibit.size, store.digest == digests[Int(exhibit.number)],
                let source = store.finish(scratch: scratch)
            else { throw store.failure ?? FileError(errno: FileError.changed) }
            return source
        }
    }
}
