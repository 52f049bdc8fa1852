// SPDX-License-Identifier: Apache-2.0

import Foundation
import Pictures
import Testing

@Suite("Hostile pictures") struct HostilePictureTests {
    private static let kinds = [
        "scene.jpg", "progressive.jpg", "inks.jpg", "grey.jpg", "true-colour.png", "palette.png", "interlaced.png",
        "sixteen-bits.png", "alpha.png", "lossy.webp", "lossless.webp", "alpha.webp",
    ]

    /// What becomes of bytes: the picture, or why there is none.
    private func result(_ bytes: [UInt8]) -> (picture: Picture?, error: PictureError?) {
        do {
            return (try SamplePictures.picture(bytes), nil)
        } catch {
            return (nil, error as? PictureError)
        }
    }

    @Test("What is cut off has no pixels", arguments: kinds)
    func truncated(_ name: String) throws {
        let whole = try SamplePictures.bytes(name)
        for part in 0..<40 {
            let bytes = Array(whole.prefix(whole.count * part / 40))
            #expect(result(bytes).error == (bytes.count < 12 ? .unknownFormat : .damaged), "\(part)")
        }
    }

    @Test("Changed bytes never crash and never change the size of a buffer", arguments: kinds)
    func changed(_ name: String) throws {
        let whole = try SamplePictures.bytes(name)
        var dice: UInt64 = 0x9E37_79B9_7F4A_7C15
        func roll(_ limit: Int) -> Int {
            dice ^= dice << 13
            dice ^= dice >> 7
            dice ^= dice << 17
            return Int(dice % UInt64(limit))
        }
        for _ in 0..<60 {
            var bytes = whole
            // Half of the blows fall on the header.
            for _ in 0...roll(4) { bytes[roll(roll(2) == 0 ? min(700, bytes.count) : bytes.count)] = UInt8(roll(256)) }
            guard let picture = result(bytes).picture else { continue }
            #expect(picture.rgb.count == picture.width * picture.height * 3)
            #expect(picture.width * picture.height <= 4_000_000 + picture.width)
        }
    }

    @Test(
        "Headers that promise too much, and data that expand to it, are refused in bounded memory",
        arguments: [
            ("gigantic.png", true), ("interlaced-large.png", true), ("nearly-empty.png", false), ("comment.png", false),
        ]
    )
    func bombs(_ name: String, isRefused: Bool) throws {
        let found = result(try SamplePictures.bytes("hostile/" + name))
        if isRefused {
            #expect(found.error == .tooLarge)
        } else {
            let picture = try #require(found.picture)
            #expect(picture.width * picture.height <= 4_000_000)
        }
    }

    @Test("A JPEG of 65,500 pixels on each side is refused by its header")
    func gigantic() throws {
        var bytes = try SamplePictures.bytes("scene.jpg")
        let frame = try #require(bytes.indices.dropLast(9).first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC0 })
        bytes.replaceSubrange(frame + 5..<frame + 9, with: [0xFF, 0xDC, 0xFF, 0xDC])
        #expect(result(bytes).error == .tooLarge)
    }

    @Test("Other formats, texts and nothing are no pictures")
    func others() {
        for text in [
            "", "GIF89a and so on", "hello, this is no picture", "RIFF....WAVEfmt ",
            "\u{0}\u{0}\u{0}\u{18}ftypheic....",
        ] {
            #expect(result(Array(text.utf8)).error == .unknownFormat)
        }
        #expect(result(Array("RIFF....WEBPVP8 nothing".utf8)).error == .damaged)
    }

    @Test("A picture is made smaller by whole factors, and its size in the file is told")
    func smaller() throws {
        let picture = try SamplePictures.picture(SamplePictures.bytes("large.jpg"))
        #expect((picture.width, picture.height) == (1536, 1152))
        #expect((picture.fullWidth, picture.fullHeight) == (3072, 2304))
        let bytes = try SamplePictures.bytes("scene.jpg")
        let whole = try Picture(bytes.span)
        #expect((whole.width, whole.height) == (640, 480))
    }
}
