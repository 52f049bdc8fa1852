// SPDX-License-Identifier: Apache-2.0

internal import CArchive
internal import Glibc

/// Walks through an archive, member by member and block by block.
struct ArchiveReader: ~Copyable {
    enum Step {
        case member(ArchiveMember)
        case end
        case failed(ArchiveTrouble)
    }

    enum Block {
        /// Bytes of the member, lent until the next call, and their place in it.
        case bytes(UnsafeRawBufferPointer, offset: Int)
        case end
        case failed(ArchiveTrouble)
    }

    private let handle: OpaquePointer
    private let input: ArchiveInput
    private let hasPassphrase: Bool
    private let layout: ArchiveLayout
    private var gzipCheck: GzipCheck?
    private let opening: Int32
    /// What libarchive warned of since the member's header.
    private(set) var warning: ArchiveTrouble?

    /// - Returns: nil when libarchive has no memory left, or when nothing can be expanded.
    init?(_ whole: ArchiveInput, layout: ArchiveLayout, passphrases: [String]) {
        var input = whole
        if layout == .compressedTar {
            guard let expansion = Expansion(whole) else { return nil }
            input = ArchiveInput(expanding: expansion)
        }
        guard let handle = archive_read_new() else { return nil }
        self.handle = handle
        self.input = input
        hasPassphrase = !passphrases.isEmpty
        self.layout = layout
        gzipCheck = layout == .compressedFile ? GzipCheck(input) : nil
        layout.configure(handle)
        for passphrase in passphrases where !passphrase.isEmpty { archive_read_add_passphrase(handle, passphrase) }
        opening = input.attach(to: handle)
    }

    deinit {
        archive_read_free(handle)
    }

    /// The next member, whatever was left of the last one passed over.
    mutating func next() -> Step {
        warning = nil
        guard opening >= ARCHIVE_WARN else { return .failed(trouble()) }
        var entry: OpaquePointer?
        for _ in 0..<Self.patience {
            switch archive_read_next_header(handle, &entry) {
            case ARCHIVE_EOF: return input.troubleAtEnd().map { .failed($0) } ?? .end
            case ARCHIVE_RETRY: continue
            case ARCHIVE_WARN: warning = trouble()
            case ARCHIVE_OK: break
            default: return .failed(trouble())
            }
            // The raw format takes anything, also what no filter has decompressed.
            guard let entry, layout != .compressedFile || archive_filter_code(handle, 0) != ARCHIVE_FILTER_NONE else {
                return .failed(.damaged)
            }
            return .member(Self.member(entry))
        }
        return .failed(.damaged)
    }

    /// The next bytes of the member.
    mutating func nextBlock() -> Block {
        var start: UnsafeRawPointer?
        var count = 0
        var offset: Int64 = 0
        for _ in 0..<Self.patience {
            switch archive_read_data_block(handle, &start, &count, &offset) {
            case ARCHIVE_EOF:
                warning = warning ?? gzipCheck?.trouble
                return .end
            case ARCHIVE_RETRY: continue
            // The warning about a wrong checksum comes together with the last bytes.
            case ARCHIVE_WARN: warning = trouble()
            case ARCHIVE_OK: break
            default: return .failed(trouble())
            }
            if count > 0, let start {
                let block = UnsafeRawBufferPointer(start: start, count: count)
                gzipCheck?.update(block)
                return .bytes(block, offset: Int(offset))
            }
            start = nil
        }
        return .failed(.damaged)
    }

    /// Calls without progress after which a member is given up.
    private static let patience = 1_000

    private func trouble() -> ArchiveTrouble {
        if let trouble = input.trouble { return trouble }
        guard let message = archive_error_string(handle) else { return .damaged }
        return ArchiveTrouble(message: String(cString: message), hasPassphrase: hasPassphrase)
    }

    private static func member(_ entry: OpaquePointer) -> ArchiveMember {
        let type = archive_entry_filetype(entry) & S_IFMT
        let kind: ArchiveMember.Kind =
            if archive_entry_hardlink(entry) != nil {
                .hardLink
            } else {
                switch type {
                case S_IFREG, 0: .file
                case S_IFDIR: .folder
                case S_IFLNK: .symbolicLink
                default: .special
                }
            }
        let name = archive_entry_pathname(entry).map { start in
            Array(UnsafeBufferPointer(start: start, count: strlen(start))).map { UInt8(bitPattern: $0) }
        }
        let size = archive_entry_size_is_set(entry) != 0 ? Int(archive_entry_size(entry)) : nil
        return ArchiveMember(
            kind: kind,
            name: name ?? [],
            declaredSize: size.flatMap { $0 >= 0 ? $0 : nil },
            isEncrypted: archive_entry_is_encrypted(entry) != 0
        )
    }

    /// Runs a piece of work in which libarchive writes names as UTF-8, whatever the user's locale.
    ///
    /// libarchive converts names to the thread's character set and loses what that cannot hold.
    static func withUTF8Names<Result, Failure>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        guard let locale = newlocale(1 << LC_CTYPE, "C.UTF-8", nil) else { return try body() }
        let previous = uselocale(locale)
        defer {
            uselocale(previous)
            freelocale(locale)
        }
        return try body()
    }
}
