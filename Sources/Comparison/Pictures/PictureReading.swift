// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What is kept of a picture: its PDQ value, and how far it can be trusted.
///
/// After the description of PDQ (facebook/ThreatExchange, `hashing/hashing.pdf`): luminance, two tent filters, 64 × 64
/// samples, 16 × 16 amplitudes of a cosine transform without the constant one, a bit each for those above the median.
public struct PictureReading: Hashable, Sendable {
    /// The value.
    public var hash: PerceptualHash
    /// How much light changes from sample to sample, 0 to 100; below `leastQuality` the value says nothing.
    public var quality: Int
    /// How many of a hundred pixels are of the two most frequent of 256 brightnesses: pages and screens have two grounds.
    public var evenness: Int

    /// The least quality of a value that is compared.
    public static let leastQuality = 50
    /// Most bits in which the values of pictures differ that look alike.
    public static let nearest = 31
    /// From so many on a picture is taken for a screen or a page, whose layout alone may make values alike.
    ///
    /// Measured: drawn screens of three colourings, stored at qualities from 30 to 90, have 52 and more; the photographs of the reference
    /// set that are of quality 50 have 27 at most (docs/crosscase-quality.md).
    public static let leastEven = 45
    /// Pixels of a side below which there is nothing to hash.
    public static let leastSide = 5

    /// Makes a reading.
    public init(hash: PerceptualHash, quality: Int, evenness: Int) {
        self.hash = hash
        self.quality = quality
        self.evenness = evenness
    }

    /// Reads a picture.
    ///
    /// - Parameter rgb: rows from the top, three bytes each pixel, without padding.
    public init(width: Int, height: Int, rgb: [UInt8]) {
        guard width >= Self.leastSide, height >= Self.leastSide, rgb.count == width * height * 3 else {
            self.init(hash: PerceptualHash(words: SIMD4()), quality: 0, evenness: 100)
            return
        }
        let light = Self.luminance(rgb)
        let evenness = Self.evenness(light)
        let samples = Self.samples(light, width: width, height: height)
        self.init(hash: Self.hash(of: samples), quality: Self.quality(of: samples), evenness: evenness)
    }

    // MARK: Light

    private static func luminance(_ rgb: [UInt8]) -> [Float] {
        [Float](unsafeUninitializedCapacity: rgb.count / 3) { light, count in
            count = rgb.count / 3
            rgb.withUnsafeBufferPointer { rgb in
                for index in 0..<count {
                    let (red, green, blue) = (rgb[3 * index], rgb[3 * index + 1], rgb[3 * index + 2])
                    light[index] = 0.299 * Float(red) + 0.587 * Float(green) + 0.114 * Float(blue)
                }
            }
        }
    }

    private static func evenness(_ light: [Float]) -> Int {
        var counts = [Int](repeating: 0, count: 256)
        for brightness in light { counts[min(255, Int(brightness + 0.5))] += 1 }
        let most = counts.sorted().suffix(2).reduce(0, +)
        return most * 100 / light.count
    }

    // MARK: Samples

    private static let side = 64

    /// 64 × 64 samples of the blurred picture.
    private static func samples(_ light: [Float], width: Int, height: Int) -> [Float] {
        var light = light
        if width != side || height != side {
            var spare = light
            light.withUnsafeMutableBufferPointer { light in
                spare.withUnsafeMutableBufferPointer { spare in
                    for _ in 0..<2 {
                        blurRows(light, into: spare, width: width)
                        blurColumns(spare, into: light, width: width, height: height)
                    }
                }
            }
        }
        return (0..<side * side).map { place in
            let (row, column) = (place / side, place % side)
            return light[(2 * row + 1) * height / (2 * side) * width + (2 * column + 1) * width / (2 * side)]
        }
    }

    /// How wide the mean is taken, and how much of that lies before a place: a 128th of the side.
    private static func window(_ length: Int) -> (width: Int, behind: Int) {
        let width = (length + 127) / 128
        return (width, width - (width + 2) / 2)
    }

    /// The mean of a window around each pixel of a row; at the ends of what is left of the window.
    private static func blurRows(
        _ light: UnsafeMutableBufferPointer<Float>, into blurred: UnsafeMutableBufferPointer<Float>, width: Int
    ) {
        let (full, behind) = window(width)
        let ahead = full - behind - 1
        for row in stride(from: 0, to: light.count, by: width) {
            var sum: Float = 0
            var count: Float = 0
            for next in 0..<width + ahead {
                if next < width {
                    sum += light[row + next]
                    count += 1
                }
                let place = next - ahead
                guard place >= 0 else { continue }
                if place - behind - 1 >= 0 {
                    sum -= light[row + place - behind - 1]
                    count -= 1
                }
                blurred[row + place] = sum / count
            }
        }
    }

    /// The same for columns, a row of sums at a time.
    private static func blurColumns(
        _ light: UnsafeMutableBufferPointer<Float>, into blurred: UnsafeMutableBufferPointer<Float>, width: Int,
        height: Int
    ) {
        let (full, behind) = window(height)
        let ahead = full - behind - 1
        let sums = UnsafeMutableBufferPointer<Float>.allocate(capacity: width)
        defer { sums.deallocate() }
        sums.initialize(repeating: 0)
        var count: Float = 0
        for next in 0..<height + ahead {
            if next < height {
                let row = next * width
                for column in 0..<width { sums[column] += light[row + column] }
                count += 1
            }
            let place = next - ahead
            guard place >= 0 else { continue }
            if place - behind - 1 >= 0 {
                let gone = (place - behind - 1) * width
                for column in 0..<width { sums[column] -= light[gone + column] }
                count -= 1
            }
            let row = place * width
            for column in 0..<width { blurred[row + column] = sums[column] / count }
        }
    }

    private static func quality(of samples: [Float]) -> Int {
        var sum = 0
        for row in 0..<side {
            for column in 0..<side {
                let here = samples[row * side + column]
                if row + 1 < side { sum += abs(Int((here - samples[(row + 1) * side + column]) * 100 / 255)) }
                if column + 1 < side { sum += abs(Int((here - samples[row * side + column + 1]) * 100 / 255)) }
            }
        }
        return min(100, sum / 90)
    }

    // MARK: Bits

    private static let frequencies = 16

    /// Rows of the cosine transform for the frequencies 1 to 16.
    private static let cosines: [Float] = (0..<frequencies * side).map { place in
        let (frequency, sample) = (place / side + 1, place % side)
        return Float(
            (2 / Double(side)).squareRoot() * cos(.pi / Double(2 * side) * Double(frequency * (2 * sample + 1))))
    }

    private static func hash(of samples: [Float]) -> PerceptualHash {
        var half = [Float](repeating: 0, count: frequencies * side)
        for frequency in 0..<frequencies {
            for column in 0..<side {
                var sum: Float = 0
                for row in 0..<side { sum += cosines[frequency * side + row] * samples[row * side + column] }
                half[frequency * side + column] = sum
            }
        }
        var amplitudes = [Float](repeating: 0, count: frequencies * frequencies)
        for down in 0..<frequencies {
            for right in 0..<frequencies {
                var sum: Float = 0
                for column in 0..<side { sum += half[down * side + column] * cosines[right * side + column] }
                amplitudes[down * frequencies + right] = sum
            }
        }
        let median = amplitudes.sorted()[amplitudes.count / 2 - 1]
        var words = SIMD4<UInt64>()
        for (bit, amplitude) in amplitudes.enumerated() where amplitude > median {
            words[bit / 64] |= 1 << UInt64(bit % 64)
        }
        return PerceptualHash(words: words)
    }
}
