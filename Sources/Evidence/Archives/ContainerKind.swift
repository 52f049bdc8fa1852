// SPDX-License-Identifier: Apache-2.0

/// What sort of archive a file is, by its first bytes.
enum ContainerKind: Sendable, Hashable {
    case zip, sevenZip, tar, compressed
    /// An archive by its first bytes, of a sort that is not opened.
    case unsupported

    /// First bytes that recognition needs.
    static let headSize = 4_096

    /// The ways to read it, the most faithful first.
    var layouts: [ArchiveLayout] {
        switch self {
        case .zip: [.zip, .zipStream]
        case .sevenZip: [.sevenZip]
        case .tar: [.tar]
        case .compressed: [.compressedTar, .compressedFile]
        case .unsupported: []
        }
    }

    /// Whether a ZIP archive is the end record of an archive without members, which libarchive refuses.
    ///
    /// Where anything stands behind that record, it is no such archive: something was written over its beginning.
    static func isEmptyZIP(_ head: [UInt8], size: Int) -> Bool {
        // APPNOTE 4.3.16: signature, two disk numbers, two numbers of entries, size and offset of the directory, and how
        // long the comment is with which the file ends.
        beginsEmpty(head) && size == 22 + Int(head.number(at: 20, bytes: 2))
    }

    /// Whether a file begins with the end record of an archive without members.
    static func beginsEmpty(_ head: [UInt8]) -> Bool {
        head.starts(with: [0x50, 0x4B, 0x05, 0x06]) && head.count >= 22 && head[4..<20].allSatisfy { $0 == 0 }
    }

    /// Whether a ZIP archive goes on in another file (APPNOTE 8.5.4: the mark of a split archive of several segments).
    static func isFirstPart(_ head: [UInt8]) -> Bool { head.starts(with: [0x50, 0x4B, 0x07, 0x08]) }

    /// Recognises an archive whose members are exhibits; nil for everything else, office documents and the like too.
    init?(head: [UInt8]) {
        func starts(_ bytes: [UInt8]) -> Bool { head.starts(with: bytes) }
        if starts([0x50, 0x4B, 0x03, 0x04]) {
            if Self.isDocument(head) { return nil }
            self = .zip
        } else if starts([0x50, 0x4B, 0x05, 0x06]) || starts([0x50, 0x4B, 0x07, 0x08, 0x50, 0x4B])
            || starts([0x50, 0x4B, 0x30, 0x30, 0x50, 0x4B])
        {
            self = .zip
        } else if starts([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) {
            self = .sevenZip
        } else if starts([0x1F, 0x8B, 0x08]) || starts([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00])
            || starts([0x28, 0xB5, 0x2F, 0xFD]) || Self.isBzip2(head)
        {
            self = .compressed
        } else if Self.isTar(head) {
            self = .tar
        } else if starts([0x52, 0x61, 0x72, 0x21, 0x1A, 0x07]) || starts([0x4D, 0x53, 0x43, 0x46, 0, 0, 0, 0])
            || starts([0x04, 0x22, 0x4D, 0x18])
        {
            // RAR, cabinet, LZ4.
            self = .unsupported
        } else {
            return nil
        }
    }

    /// bzip2: "BZh", a level, then the magic of a block or of the end.
    private static func isBzip2(_ head: [UInt8]) -> Bool {
        guard head.count >= 10, head.starts(with: [0x42, 0x5A, 0x68]), (0x31...0x39).contains(head[3]) else {
            return false
        }
        let magic = head[4..<10]
        return magic.elementsEqual([0x31, 0x41, 0x59, 0x26, 0x53, 0x59])
            || magic.elementsEqual([0x17, 0x72, 0x45, 0x38, 0x50, 0x90])
    }

    /// tar has no magic in its oldest form; its header's checksum is proof enough.
    private static func isTar(_ head: [UInt8]) -> Bool {
        guard head.count >= 512, head[0] != 0 else { return false }
        var stored = 0
        var digits = 0
        for byte in head[148..<156] {
            if (0x30...0x37).contains(byte) {
                stored = stored * 8 + Int(byte - 0x30)
                digits += 1
            } else if digits > 0 || byte != 0x20 {
                break
            }
        }
        guard digits > 0 else { return false }
        var sum = 8 * 0x20
        var signedSum = 8 * 0x20
        for index in 0..<512 where !(148..<156).contains(index) {
            sum += Int(head[index])
            signedSum += Int(Int8(bitPattern: head[index]))
        }
        return stored == sum || stored == signedSum
    }

    /// Office documents, e-books and programs are ZIP archives too; their first members give them away.
    private static func isDocument(_ head: [UInt8]) -> Bool {
        var at = 0
        for _ in 0..<16 {
            guard at + 30 <= head.count, head[at...].starts(with: [0x50, 0x4B, 0x03, 0x04]) else { return false }
            let flags = head[at + 6]
            let size = (0..<4).reduce(0) { $0 | Int(head[at + 18 + $1]) << (8 * $1) }
            let nameCount = Int(head[at + 26]) | Int(head[at + 27]) << 8
            let extraCount = Int(head[at + 28]) | Int(head[at + 29]) << 8
            guard at + 30 + nameCount <= head.count else { return false }
            let name = String(decoding: head[at + 30..<at + 30 + nameCount], as: UTF8.self)
            if documentMembers.contains(name) || (at == 0 && name == "mimetype") { return true }
            // With bit 3 the size stands behind the data.
            if flags & 0x08 != 0 { return false }
            at += 30 + nameCount + extraCount + size
        }
        return false
    }

    private static let documentMembers: Set<String> = [
        "[Content_Types].xml", "_rels/.rels", "AndroidManifest.xml", "META-INF/MANIFEST.MF",
    ]
}
