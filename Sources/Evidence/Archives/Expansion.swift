// SPDX-License-Identifier: Apache-2.0

/// A compressed file, expanded block by block for the reader of the archive inside it.
///
/// A class because the archive's input, itself a class, hands its blocks on from within a callback of C.
final class Expansion {
    /// The compressed bytes.
    let input: ArchiveInput
    private var reader: ArchiveReader

    /// Begins to expand; nil when there is nothing that could be.
    init?(_ input: ArchiveInput) {
        guard var reader = ArchiveReader(input, layout: .compressedFile, passphrases: []) else { return nil }
        guard case .member = reader.next() else { return nil }
        self.input = input
        self.reader = reader
    }

    func next() -> ArchiveReader.Block {
        reader.nextBlock()
    }

    /// Reads what the archive inside has left unread, a modest amount of padding, and the checksum behind it.
    func troubleAtEnd() -> ArchiveTrouble? {
        var left = 16 << 20
        while left > 0 {
            switch reader.nextBlock() {
            case .bytes(let block, _): left -= block.count
            case .end: return reader.warning
            case .failed(let trouble): return trouble
            }
        }
        return .unverified
    }
}
