// SPDX-License-Identifier: Apache-2.0

internal import Crypto

/// A SHA-256 value.
struct Digest: Hashable, Sendable {
    private var bytes = SIMD32<UInt8>()

    fileprivate init(_ digest: SHA256.Digest) {
        for (index, byte) in digest.enumerated() { bytes[index] = byte }
    }

    /// 64 lower-case hexadecimal digits.
    var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(unsafeUninitializedCapacity: 64) { buffer in
            for index in 0..<32 {
                buffer[2 * index] = digits[Int(bytes[index] >> 4)]
                buffer[2 * index + 1] = digits[Int(bytes[index] & 15)]
            }
            return 64
        }
    }
}

/// Computes a SHA-256 value while bytes pass by.
struct Digester {
    private var hasher = SHA256()

    mutating func update(_ block: UnsafeRawBufferPointer) {
        hasher.update(bufferPointer: block)
    }

    func finish() -> Digest {
        Digest(hasher.finalize())
    }

    /// The digest of bytes that lie in memory.
    static func digest(of bytes: [UInt8]) -> Digest {
        var digester = Digester()
        bytes.withUnsafeBytes { digester.update($0) }
        return digester.finish()
    }

    /// The digest of a stretch of a file, read in pieces so that it never becomes resident.
    static func digest(of file: OpenFile, offset: Int = 0, count: Int) throws(FileError) -> Digest {
        var digester = Digester()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: min(count, 1 << 20), alignment: 16)
        defer { buffer.deallocate() }
        var done = 0
        while done < count {
            let space = UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(buffer.count, count - done)])
            let read = try file.read(into: space, at: offset + done)
            guard read == space.count else { throw FileError(errno: FileError.changed) }
            digester.update(UnsafeRawBufferPointer(space))
            done += read
        }
        return digester.finish()
    }
}
