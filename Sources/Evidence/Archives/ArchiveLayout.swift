// SPDX-License-Identifier: Apache-2.0

internal import CArchive

/// The way libarchive is told to read an archive: just one format, and a filter only where there is one.
enum ArchiveLayout: Sendable, Hashable {
    /// ZIP by its central directory.
    case zip
    /// ZIP by its local headers, front to back: for archives whose directory is missing or damaged.
    case zipStream
    case sevenZip
    case tar
    /// tar inside one compressed file, which is expanded first and on its own.
    case compressedTar
    /// One compressed file without a name of its own.
    case compressedFile

    /// Whether passing over a member costs no expansion.
    var skipsFreely: Bool {
        self == .zip || self == .tar
    }

    /// Whether members may be sparse files.
    var hasHoles: Bool {
        self == .tar || self == .compressedTar
    }

    /// Whether names that are not UTF-8 are in the character set of the first PC.
    var isZIP: Bool {
        self == .zip || self == .zipStream
    }

    func configure(_ handle: OpaquePointer) {
        switch self {
        case .zip: archive_read_support_format_zip_seekable(handle)
        case .zipStream: archive_read_support_format_zip_streamable(handle)
        case .sevenZip: archive_read_support_format_7zip(handle)
        case .tar, .compressedTar: archive_read_support_format_tar(handle)
        case .compressedFile:
            archive_read_support_filter_gzip(handle)
            archive_read_support_filter_bzip2(handle)
            archive_read_support_filter_xz(handle)
            archive_read_support_filter_zstd(handle)
            archive_read_support_format_raw(handle)
        }
    }
}
