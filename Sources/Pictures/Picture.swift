// SPDX-License-Identifier: Apache-2.0

internal import CPicture

/// Why a picture has no pixels.
public enum PictureError: Error, Hashable, Sendable {
    /// It is not JPEG, PNG or WebP, or a kind of them that is not decoded.
    case unknownFormat
    /// It is cut off, or not what its format allows.
    case damaged
    /// It has more pixels, or needs more memory, than a picture may.
    case tooLarge
}

/// A picture as pixels, decoded from bytes in memory.
///
/// Libjpeg-turbo, libpng and libwebp decode; limits of pixels and memory stand in `CPicture`. Transparency, colour
/// profiles and the orientation of EXIF are passed over, as the reference programs of PDQ do.
public struct Picture: Hashable, Sendable {
    /// Pixels of a row, after it was made smaller.
    public let width: Int
    /// Rows.
    public let height: Int
    /// Pixels of a row in the file.
    public let fullWidth: Int
    /// Rows in the file.
    public let fullHeight: Int
    /// Rows from the top, three bytes each pixel, without padding.
    public let rgb: [UInt8]

    /// Decodes a picture.
    ///
    /// - Parameter leastSide: the picture is made smaller by whole factors while its shorter side keeps so many pixels; 0
    ///   keeps all, up to four million.
    public init(_ bytes: Span<UInt8>, leastSide: Int = 0) throws(PictureError) {
        var decoded = cpicture()
        let result = bytes.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return Int32(CPICTURE_UNKNOWN.rawValue) }
            return cpicture_decode(start, buffer.count, UInt32(clamping: leastSide), &decoded)
        }
        switch UInt32(bitPattern: result) {
        case CPICTURE_DECODED.rawValue: break
        case CPICTURE_DAMAGED.rawValue: throw .damaged
        case CPICTURE_TOO_LARGE.rawValue: throw .tooLarge
        default: throw .unknownFormat
        }
        defer { cpicture_free(&decoded) }
        (width, height) = (Int(decoded.width), Int(decoded.height))
        (fullWidth, fullHeight) = (Int(decoded.full_width), Int(decoded.full_height))
        rgb = Array(UnsafeBufferPointer(start: decoded.pixels, count: width * height * 3))
    }

    /// Whether bytes begin as those of a picture do that is decoded.
    public static func isKnown(_ bytes: Span<UInt8>) -> Bool {
        func has(_ wanted: [UInt8], at offset: Int = 0) -> Bool {
            bytes.count >= offset + wanted.count && wanted.indices.allSatisfy { bytes[offset + $0] == wanted[$0] }
        }
        return has([0xFF, 0xD8, 0xFF]) || has([0x89, 0x50, 0x4E, 0x47])
            || has(Array("RIFF".utf8)) && has(Array("WEBP".utf8), at: 8)
    }
}
