// SPDX-License-Identifier: Apache-2.0

/// The members of a ZIP file that the program wrote itself, such as a workbook, to be read again.
public enum PackedMembers {
    /// What comes out of the file, in its order.
    public enum Piece {
        /// A member begins.
        case member(name: String)
        /// Bytes of the member; many pieces make a large one.
        case bytes([UInt8])
    }

    /// Hands on the members piece by piece.
    ///
    /// - Returns: false when the file is no ZIP that can be read to its end.
    /// - Throws: what `body` throws.
    public static func read(zipAt path: String, _ body: (Piece) throws -> Void) throws -> Bool {
        try ArchiveReader.withUTF8Names { () throws -> Bool in
            let place = DiskPath(path)
            guard let size = try? OpenFile.open(place).size(),
                let input = try? ArchiveInput(.file(place, size: size)),
                var reader = ArchiveReader(input, layout: .zip, passphrases: [])
            else { return false }
            while true {
                switch reader.next() {
                case .end: return true
                case .failed: return false
                case .member(let member):
                    try body(.member(name: String(decoding: member.name, as: UTF8.self)))
                    guard try readBytes(&reader, body) else { return false }
                }
            }
        }
    }

    private static func readBytes(_ reader: inout ArchiveReader, _ body: (Piece) throws -> Void) throws -> Bool {
        while true {
            switch reader.nextBlock() {
            case .bytes(let block, _): try body(.bytes(Array(block)))
            case .end: return true
            case .failed: return false
            }
        }
    }
}
