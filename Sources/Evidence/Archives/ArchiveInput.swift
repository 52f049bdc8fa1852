// SPDX-License-Identifier: Apache-2.0

internal import CArchive
internal import Glibc

/// The bytes of an archive, handed to libarchive piece by piece.
///
/// A class because libarchive keeps its address between calls.
final class ArchiveInput {
    private enum Backing {
        case file(OpenFile, offset: Int)
        case bytes([UInt8])
        case expansion(Expansion)
    }

    static let pieceSize = 65_536

    /// Length of the archive; nobody knows that of an expansion beforehand.
    let count: Int
    /// What went wrong while the bytes were read.
    private(set) var trouble: ArchiveTrouble?
    private var handedOut = 0
    private let backing: Backing
    private var position = 0
    private let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceSize, alignment: 16)

    /// Opens the bytes of an archive that was handed in or kept.
    ///
    /// - Parameters:
    ///   - start: where the archive begins, if something else stands in front of it.
    ///   - end: where it ends, if the file goes on behind it.
    init(_ source: ByteSource, from start: Int = 0, upTo end: Int = .max) throws(FileError) {
        switch source {
        case .file(let path, let size):
            backing = .file(try OpenFile.open(path, size: size), offset: start)
            count = max(0, min(size, end) - start)
        case .scratch(let file, let offset, let count):
            backing = .file(file, offset: offset + start)
            self.count = max(0, min(count, end) - start)
        case .memory(let bytes):
            backing = .bytes(start == 0 ? bytes : Array(bytes.dropFirst(start)))
            count = max(0, min(bytes.count, end) - start)
        case .member: throw FileError(errno: FileError.changed)
        case .unavailable(let errno): throw FileError(errno: errno)
        }
    }

    /// Opens an archive; of a ZIP archive without the empty end records that stand behind its own or over its beginning.
    static func opening(_ source: ByteSource, as layout: ArchiveLayout) throws(FileError) -> ArchiveInput {
        let whole = try ArchiveInput(source)
        switch layout {
        case .zip:
            guard let end = ZIPDirectory.endBeforeEmptyRecord(in: whole) else { return whole }
            return try ArchiveInput(source, upTo: end)
        case .zipStream:
            // Read front to back, the archive would end where it begins.
            guard try ContainerKind.beginsEmpty(whole.bytes(at: 0, limit: 22)), whole.count > 22,
                let start = ZIPDirectory.firstHeader(in: whole)
            else { return whole }
            return try ArchiveInput(source, from: start)
        default: return whole
        }
    }

    /// Hands on what comes out of a compressed file.
    init(expanding expansion: Expansion) {
        backing = .expansion(expansion)
        count = .max
    }

    /// Bytes of the archive that were needed so far, those read twice counted twice.
    var consumed: Int {
        if case .expansion(let expansion) = backing { return expansion.input.consumed }
        return handedOut
    }

    deinit {
        piece.deallocate()
    }

    /// Copies at most `limit` bytes from an offset on; fewer at the end.
    func bytes(at offset: Int, limit: Int) throws(FileError) -> [UInt8] {
        let wanted = max(0, min(limit, count - offset))
        switch backing {
        case .expansion: return []
        case .bytes(let bytes): return Array(bytes[offset..<offset + wanted])
        case .file(let file, let base):
            let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: wanted, alignment: 1)
            defer { buffer.deallocate() }
            return Array(buffer[..<(try file.read(into: buffer, at: base + offset))])
        }
    }

    /// Lets libarchive read from here; the input must outlive the handle.
    func attach(to handle: OpaquePointer) -> Int32 {
        position = 0
        archive_read_set_read_callback(handle) { _, client, out in
            guard let client, let out else { return -1 }
            return Unmanaged<ArchiveInput>.fromOpaque(client).takeUnretainedValue().next(out)
        }
        archive_read_set_callback_data(handle, Unmanaged.passUnretained(self).toOpaque())
        // An expansion runs forwards only.
        if case .expansion = backing { return archive_read_open1(handle) }
        archive_read_set_skip_callback(handle) { _, client, distance in
            guard let client else { return 0 }
            return Unmanaged<ArchiveInput>.fromOpaque(client).takeUnretainedValue().skip(distance)
        }
        archive_read_set_seek_callback(handle) { _, client, offset, whence in
            guard let client else { return Int64(ARCHIVE_FATAL) }
            return Unmanaged<ArchiveInput>.fromOpaque(client).takeUnretainedValue().seek(offset, whence)
        }
        return archive_read_open1(handle)
    }

    private func next(_ out: UnsafeMutablePointer<UnsafeRawPointer?>) -> Int {
        if case .expansion(let expansion) = backing {
            switch expansion.next() {
            case .bytes(let block, _):
                out.pointee = block.baseAddress
                return block.count
            case .end: return 0
            case .failed(let reason):
                trouble = reason
                return -1
            }
        }
        let wanted = max(0, min(piece.count, count - position))
        out.pointee = UnsafeRawPointer(piece.baseAddress)
        guard wanted > 0 else { return 0 }
        switch backing {
        case .expansion: return -1
        case .bytes(let bytes):
            bytes.withUnsafeBytes {
                piece.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[position..<position + wanted]))
            }
        case .file(let file, let base):
            do throws(FileError) {
                let space = UnsafeMutableRawBufferPointer(rebasing: piece[..<wanted])
                guard try file.read(into: space, at: base + position) == wanted else {
                    throw FileError(errno: FileError.changed)
                }
            } catch {
                trouble = .unreadable
                return -1
            }
        }
        position += wanted
        handedOut += wanted
        return wanted
    }

    /// Reads an expansion to its end, where its checksum stands; what is wrong there, if anything.
    func troubleAtEnd() -> ArchiveTrouble? {
        guard case .expansion(let expansion) = backing else { return nil }
        return expansion.troubleAtEnd()
    }

    private func skip(_ distance: Int64) -> Int64 {
        guard distance > 0 else { return 0 }
        let step = min(distance, Int64(max(0, count - position)))
        position += Int(step)
        return step
    }

    private func seek(_ offset: Int64, _ whence: Int32) -> Int64 {
        let origin = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? position : count
        let (target, overflow) = Int64(origin).addingReportingOverflow(offset)
        guard !overflow, target >= 0 else { return Int64(ARCHIVE_FATAL) }
        position = Int(min(target, Int64(count)))
        return Int64(position)
    }
}
