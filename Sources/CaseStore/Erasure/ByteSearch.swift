// SPDX-License-Identifier: Apache-2.0

/// Finds any of several byte strings.
struct ByteSearch {
    private let probes: [[UInt8]]
    private var byStart: [UInt32: [Int]] = [:]
    private var filter = [Bool](repeating: false, count: 1 << 16)

    init(_ probes: [[UInt8]]) {
        self.probes = probes
        for (index, probe) in probes.enumerated() where probe.count >= 4 {
            let start = Self.word(probe, 0)
            byStart[start, default: []].append(index)
            filter[Self.slot(start)] = true
        }
    }

    func find(in bytes: [UInt8], _ found: inout Set<Int>) {
        guard bytes.count >= 4 else { return }
        var start = Self.word(bytes, 0)
        for index in 0...bytes.count - 4 {
            if index > 0 { start = start << 8 | UInt32(bytes[index + 3]) }
            guard filter[Self.slot(start)], let candidates = byStart[start] else { continue }
            for candidate in candidates where !found.contains(candidate) {
                let probe = probes[candidate]
                if index + probe.count <= bytes.count, bytes[index..<index + probe.count].elementsEqual(probe) {
                    found.insert(candidate)
                }
            }
        }
    }

    private static func word(_ bytes: [UInt8], _ index: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 << 8 | UInt32(bytes[index + $1]) }
    }

    private static func slot(_ word: UInt32) -> Int { Int((word &* 0x9E37_79B1) >> 16) }
}
