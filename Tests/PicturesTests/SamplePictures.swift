// SPDX-License-Identifier: Apache-2.0

import Comparison
import Foundation
import Pictures
import TestSupport
import Testing

/// The invented pictures, and what `pdqhash` 0.2.8 says of them; `Pictures/make.py` makes both.
enum SamplePictures {
    static let folder = Repository.root.appending(path: "Tests/PicturesTests/Pictures")

    /// What the other implementation says of a picture.
    struct Expected: Sendable, CustomTestStringConvertible {
        var name: String
        var hash: PerceptualHash
        var quality: Int
        /// Of the seven turns.
        var turns: [PerceptualHash]

        var testDescription: String { name }
    }

    static let all: [Expected] = rows("hashes.tsv").compactMap { fields in
        let hashes = ([fields[1]] + fields[3...]).compactMap(PerceptualHash.init(text:))
        guard hashes.count == 8, let quality = Int(fields[2]) else { return nil }
        return Expected(name: fields[0], hash: hashes[0], quality: quality, turns: Array(hashes[1...]))
    }

    /// The least distance of each picture to the scene, over the turns of the first.
    static let distances: [(name: String, distance: Int)] = rows("pairs.tsv").compactMap { fields in
        Int(fields[2]).map { (fields[0], $0) }
    }

    private static func rows(_ name: String) -> [[String]] {
        let text = (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    }

    static func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appending(path: name)))
    }

    /// Decodes as a filing does.
    static func picture(_ bytes: [UInt8]) throws -> Picture { try Picture(bytes.span, leastSide: 768) }

    static func reading(_ name: String) throws -> PictureReading {
        let picture = try picture(bytes(name))
        return PictureReading(width: picture.width, height: picture.height, rgb: picture.rgb)
    }
}
