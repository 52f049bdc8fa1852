// SPDX-License-Identifier: Apache-2.0

import Comparison
import Testing

@Suite("Search of near values") struct HashIndexTests {
    private struct Dice {
        var state: UInt64
        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }

    @Test("A large index finds each value within 31 bits, however it was turned, and none beyond")
    func large() {
        var dice = Dice(state: 88_172_645_463_325_252)
        func random() -> PerceptualHash {
            PerceptualHash(words: SIMD4(dice.next(), dice.next(), dice.next(), dice.next()))
        }
        let hashes = (0..<3000).map { _ in random() }
        let index = HashIndex(hashes)
        for (number, turn) in PictureTurn.allCases.enumerated() {
            for changed in [0, 1, 16, 30, 31, 32, 40] {
                let place = (number * 37 + changed * 11) % hashes.count
                var words = hashes[place].turned(turn).words
                // Spread over all pieces, as evenly as it goes: the hardest to find.
                for bit in 0..<changed {
                    let at = (bit * 16 + bit / 16 * 5 + number) % 256
                    words[at / 64] ^= 1 << UInt64(at % 64)
                }
                let found = index.near(PerceptualHash(words: words))
                #expect(found.map(\.index) == (changed <= 31 ? [place] : []), "\(turn) \(changed)")
                if changed <= 31 { #expect(found.first?.distance == changed) }
            }
        }
    }

    @Test("A turn and its reverse give the value back")
    func reverse() {
        let hash = SamplePictures.all[0].hash
        for turn in PictureTurn.allCases {
            let back = PictureTurn.allCases.filter { hash.turned(turn).turned($0) == hash }
            #expect(back == [turn == .quarter ? .threeQuarters : turn == .threeQuarters ? .quarter : turn])
        }
        #expect(Set(hash.turns).count == 8)
    }
}
