// SPDX-License-Identifier: Apache-2.0

/// Fingerprints of a text by which a passage is found again inside a longer text.
///
/// Hashes of 24 letters, and of every 17 neighbours the least: any run of 40 letters that two texts share gives a
/// fingerprint in common, and nothing shorter than 24 does. Schleimer, Wilkerson and Aiken, *Winnowing*, 2003.
public struct Winnowing: Sendable {
    /// Letters in a hash.
    public static let gram = 24
    /// Neighbours of which the least is kept.
    public static let window = 17

    /// A fingerprint and where it stands.
    public struct Print: Hashable, Sendable {
        /// The hash.
        public var hash: Int64
        /// Offset in the text, in UTF-8.
        public var position: Int32
    }

    /// In the order of the text.
    public let prints: [Print]

    /// Fingerprints a prepared text.
    public init(_ text: PreparedText) {
        let letters = Array(text.text.utf8)
        guard letters.count >= Self.gram + Self.window - 1 else {
            prints = []
            return
        }
        let base: UInt64 = 0x0000_0100_0000_01B3
        var power: UInt64 = 1
        for _ in 1..<Self.gram { power = power &* base }
        var hashes: [UInt64] = []
        hashes.reserveCapacity(letters.count)
        var rolling: UInt64 = 0
        for (index, letter) in letters.enumerated() {
            if index >= Self.gram { rolling = rolling &- UInt64(letters[index - Self.gram]) &* power }
            rolling = rolling &* base &+ UInt64(letter)
            if index >= Self.gram - 1 { hashes.append(Mixing.mix(rolling)) }
        }
        var found: [Print] = []
        var last = -1
        for start in 0...hashes.count - Self.window {
            var least = start
            for index in start..<start + Self.window where hashes[index] <= hashes[least] { least = index }
            if least != last {
                found.append(Print(hash: Int64(bitPattern: hashes[least]), position: Int32(least)))
                last = least
            }
        }
        prints = found
    }
}
