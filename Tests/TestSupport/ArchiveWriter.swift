// SPDX-License-Identifier: Apache-2.0

internal import CArchive
internal import Glibc

/// Packs archives in memory for tests; the same members give the same bytes.
public struct ArchiveWriter: Sendable {
    /// What sort of archive to write.
    public enum Format: String, Sendable, CaseIterable {
        case zip, tar, tarGzip, tarBzip2, tarXz, tarZstd, sevenZip, gzip, bzip2, xz, zstd
    }

    /// One entry of the archive.
    public struct Member: Sendable {
        /// What the entry is.
        public enum Kind: Sendable {
            case file([UInt8])
            case folder
            case symbolicLink(to: String)
            case hardLink(to: String)
            case namedPipe
        }

        /// The name's bytes as they are to be stored.
        public var name: [UInt8]
        /// What the entry is.
        public var kind: Kind

        /// Makes an entry.
        public init(name: [UInt8], kind: Kind) {
            self.name = name
            self.kind = kind
        }

        /// Makes a file.
        public static func file(_ name: String, _ bytes: [UInt8]) -> Member {
            Member(name: Array(name.utf8), kind: .file(bytes))
        }

        /// Makes a file that holds a text.
        public static func file(_ name: String, _ text: String) -> Member {
            Member(name: Array(name.utf8), kind: .file(Array(text.utf8)))
        }
    }

    /// What sort of archive to write.
    public var format: Format
    /// libarchive's options: `zip:encryption=aes256`, `zip:compression=store`, `zip:zip64`.
    public var options: String?
    /// For `zip:encryption`.
    public var passphrase: String?

    /// Makes a writer.
    public init(_ format: Format, options: String? = nil, passphrase: String? = nil) {
        self.format = format
        self.options = options
        self.passphrase = passphrase
    }

    /// The bytes of an archive with these members; the sorts that compress a single file take the first one's bytes.
    ///
    /// - Throws: `ArchiveWriterError` with libarchive's reason.
    public func pack(_ members: [Member]) throws(ArchiveWriterError) -> [UInt8] {
        let locale = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
        let previous = uselocale(locale)
        defer {
            uselocale(previous)
            if let locale { freelocale(locale) }
        }
        guard let handle = archive_write_new() else { throw ArchiveWriterError(reason: "no memory") }
        defer { archive_write_free(handle) }
        configure(handle)
        if let passphrase { archive_write_set_passphrase(handle, passphrase) }
        if let options {
            guard archive_write_set_options(handle, options) == ARCHIVE_OK else { throw ArchiveWriterError(handle) }
        }
        var room = 65_536
        for member in members {
            room += 4_096 + 4 * member.name.count
            if case .file(let bytes) = member.kind { room += bytes.count + bytes.count / 8 }
        }
        // libarchive keeps the buffer until it is closed.
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: room, alignment: 16)
        defer { buffer.deallocate() }
        let used = UnsafeMutablePointer<Int>.allocate(capacity: 1)
        used.initialize(to: 0)
        defer { used.deallocate() }
        guard archive_write_open_memory(handle, buffer.baseAddress, buffer.count, used) == ARCHIVE_OK else {
            throw ArchiveWriterError(handle)
        }
        let isSingle = [.gzip, .bzip2, .xz, .zstd].contains(format)
        for member in isSingle ? members.prefix(1) : members[...] { try write(member, to: handle) }
        guard archive_write_close(handle) == ARCHIVE_OK else { throw ArchiveWriterError(handle) }
        return Array(buffer[..<used.pointee])
    }

    private func configure(_ handle: OpaquePointer) {
        archive_write_set_bytes_in_last_block(handle, 1)
        switch format {
        case .zip: archive_write_set_format_zip(handle)
        case .sevenZip: archive_write_set_format_7zip(handle)
        case .tar, .tarGzip, .tarBzip2, .tarXz, .tarZstd: archive_write_set_format_pax_restricted(handle)
        case .gzip, .bzip2, .xz, .zstd: archive_write_set_format_raw(handle)
        }
        switch format {
        case .zip, .sevenZip, .tar: break
        case .tarGzip, .gzip:
            archive_write_add_filter_gzip(handle)
            // Without it the header holds the time of the test.
            archive_write_set_filter_option(handle, "gzip", "timestamp", nil)
        case .tarBzip2, .bzip2: archive_write_add_filter_bzip2(handle)
        case .tarXz, .xz: archive_write_add_filter_xz(handle)
        case .tarZstd, .zstd: archive_write_add_filter_zstd(handle)
        }
    }

    private func write(_ member: Member, to handle: OpaquePointer) throws(ArchiveWriterError) {
        guard let entry = archive_entry_new() else { throw ArchiveWriterError(reason: "no memory") }
        defer { archive_entry_free(entry) }
        let name = member.name.map { CChar(bitPattern: $0) } + [0]
        archive_entry_copy_pathname(entry, name)
        archive_entry_set_perm(entry, 0o600)
        // 1 January 2020, UTC.
        archive_entry_set_mtime(entry, 1_577_836_800, 0)
        archive_entry_set_size(entry, 0)
        var content: [UInt8] = []
        switch member.kind {
        case .file(let bytes):
            archive_entry_set_filetype(entry, S_IFREG)
            archive_entry_set_size(entry, Int64(bytes.count))
            content = bytes
        case .folder: archive_entry_set_filetype(entry, S_IFDIR)
        case .namedPipe: archive_entry_set_filetype(entry, S_IFIFO)
        case .symbolicLink(let target):
            archive_entry_set_filetype(entry, S_IFLNK)
            archive_entry_set_symlink(entry, target)
        case .hardLink(let target):
            archive_entry_set_filetype(entry, S_IFREG)
            archive_entry_set_hardlink(entry, target)
        }
        guard archive_write_header(handle, entry) >= ARCHIVE_WARN else { throw ArchiveWriterError(handle) }
        let written = content.withUnsafeBytes { archive_write_data(handle, $0.baseAddress, $0.count) }
        guard written == content.count else { throw ArchiveWriterError(handle) }
    }
}

/// Why an archive could not be written.
public struct ArchiveWriterError: Error, Sendable {
    /// libarchive's own words.
    public var reason: String

    init(reason: String) {
        self.reason = reason
    }

    init(_ handle: OpaquePointer) {
        reason = archive_error_string(handle).map { String(cString: $0) } ?? "unknown"
    }
}
