// SPDX-License-Identifier: Apache-2.0

public import Comparison

/// A picture that an account sent: what is kept of it for comparison, never the picture.
public struct FiledPicture: Hashable, Sendable, Codable {
    /// SHA-256 of the file, hex.
    public var sha256: String
    /// PDQ value, in the form of the reference programs.
    public var pdq: String
    /// Quality of the value, 0 to 100.
    public var quality: Int
    /// How many of a hundred pixels are of the two most frequent brightnesses.
    public var evenness: Int
    /// Messages, ascending.
    public var messages: [Int32]

    /// Makes a picture.
    public init(sha256: String, reading: PictureReading, messages: [Int32]) {
        self.sha256 = sha256
        pdq = reading.hash.text
        quality = reading.quality
        evenness = reading.evenness
        self.messages = messages
    }

    /// Whether the tables can hold it rightly.
    var isSound: Bool {
        !sha256.isEmpty && PerceptualHash(text: pdq) != nil && (0...100).contains(quality)
            && (0...100).contains(evenness) && messages.allSatisfy { $0 > 0 }
    }
}

/// How many pictures of a case have a PDQ value, and why others have none; each file counts once.
public struct PictureCount: Hashable, Sendable, Codable {
    /// Why a picture has no value; the raw values stand in case files.
    public enum Reason: String, Hashable, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
        /// Cut off, or not what its format allows.
        case damaged
        /// Inside the record of its message, as base64 for one.
        case insideRecord
        /// None of the formats that are decoded.
        case otherFormat
        /// Too many pixels or bytes.
        case tooLarge
        /// A preview.
        case tooSmall
        /// The bytes cannot be had.
        case unreadable
    }

    /// Pictures with a value.
    public var read = 0
    /// Pictures without, by reason.
    public var unread: [Reason: Int] = [:]

    /// Counts nothing yet.
    public init() {}
}
