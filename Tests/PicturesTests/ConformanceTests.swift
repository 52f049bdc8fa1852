// SPDX-License-Identifier: Apache-2.0

import Comparison
import Foundation
import Pictures
import Testing

@Suite("PDQ against another implementation") struct ConformanceTests {
    @Test("A value differs in two bits at most, its quality not at all", arguments: SamplePictures.all)
    func value(_ expected: SamplePictures.Expected) throws {
        let reading = try SamplePictures.reading(expected.name)
        #expect(reading.quality == expected.quality)
        // The bits of an empty picture are rounding errors.
        guard expected.quality >= PictureReading.leastQuality else { return }
        #expect(reading.hash.distance(to: expected.hash) <= 2)
    }

    @Test("The value turned is nearly that of the picture turned", arguments: SamplePictures.all)
    func turns(_ expected: SamplePictures.Expected) {
        guard expected.quality >= PictureReading.leastQuality else { return }
        for turned in expected.turns {
            let nearest = expected.hash.turns.map { $0.distance(to: turned) }.min()
            #expect(nearest ?? 256 <= 20)
        }
    }

    @Test("Copies are near as the other implementation says, other pictures are not")
    func distances() throws {
        let scene = try SamplePictures.reading("scene.jpg").hash
        #expect(SamplePictures.distances.count == SamplePictures.all.count)
        for (name, expected) in SamplePictures.distances {
            let reading = try SamplePictures.reading(name)
            let least = reading.hash.turns.map { $0.distance(to: scene) }.min() ?? 256
            if reading.quality >= PictureReading.leastQuality { #expect(abs(least - expected) <= 10, "\(name)") }
            let isCopy = !["other", "cut", "flat", "grad", "scre"].contains { name.hasPrefix($0) }
            #expect((least <= PictureReading.nearest) == isCopy, "\(name): \(least)")
        }
    }

    @Test("Screens and pages are even, drawn scenes are not")
    func evenness() throws {
        for expected in SamplePictures.all {
            let isEven = try SamplePictures.reading(expected.name).evenness >= PictureReading.leastEven
            #expect(
                isEven == ["flat.jpg", "screen.png", "bits.png"].contains(expected.name),
                "\(expected.name)")
        }
    }

    @Test("What is smaller than five pixels on a side has the empty value")
    func tiny() {
        let reading = PictureReading(width: 4, height: 40, rgb: [UInt8](repeating: 90, count: 480))
        #expect(reading.quality == 0 && reading.hash.text == String(repeating: "0", count: 64))
    }

    @Test("The text of a value reads back, and nothing else does")
    func text() throws {
        for expected in SamplePictures.all { #expect(PerceptualHash(text: expected.hash.text) == expected.hash) }
        let one = SamplePictures.all[0].hash.text
        for wrong in ["", String(one.dropLast()), one + "0", one.uppercased() + "", "g" + one.dropFirst()] {
            #expect(PerceptualHash(text: wrong) == nil || wrong == one)
        }
        #expect(SamplePictures.all.map(\.hash).sorted().map(\.text) == SamplePictures.all.map(\.hash.text).sorted())
    }

    /// The pictures of facebook/ThreatExchange are not shipped: `PDQ_PICTURES` names a folder of them, or of any, and
    /// `PDQ_HASHES` a table of what another implementation says.
    @Test(
        "Distances to a given table", .enabled(if: ProcessInfo.processInfo.environment["PDQ_HASHES"] != nil))
    func given() throws {
        let environment = ProcessInfo.processInfo.environment
        let table = try String(contentsOf: URL(filePath: try #require(environment["PDQ_HASHES"])), encoding: .utf8)
        for line in table.split(separator: "\n") {
            let fields = line.split(separator: "\t").map(String.init)
            let hash = try #require(PerceptualHash(text: fields[1]))
            let bytes = Array(
                try Data(contentsOf: URL(filePath: environment["PDQ_PICTURES", default: "."] + "/" + fields[0])))
            let picture = try SamplePictures.picture(bytes)
            let reading = PictureReading(width: picture.width, height: picture.height, rgb: picture.rgb)
            let distance = reading.hash.distance(to: hash)
            print(fields[0], distance, reading.quality, fields[2], reading.evenness, separator: "\t")
            if reading.quality >= 80 { #expect(distance <= 10, "\(fields[0])") }
        }
    }
}
