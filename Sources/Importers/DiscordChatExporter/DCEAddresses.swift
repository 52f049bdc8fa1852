// SPDX-License-Identifier: Apache-2.0

/// The addresses in a text, so that asking for each of thousands of cards takes no longer the longer the text is.
struct DCEAddresses {
    /// What stands from each `http` to the next blank, in order.
    private let told: [ArraySlice<UInt8>]
    /// An address of a page is never longer.
    private static let longest = 4096

    init(in text: String) {
        let bytes = Array(text.utf8)
        let mark = Array("http".utf8)
        var told: [ArraySlice<UInt8>] = []
        var blank = bytes.count
        for index in bytes.indices.reversed() {
            if bytes[index] <= 0x20 { blank = index }
            guard bytes[index] == mark[0], bytes[index...].starts(with: mark) else { continue }
            told.append(bytes[index..<min(blank, index + Self.longest)])
        }
        self.told = told.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// Whether the text has an address, or one that begins with it.
    func holds(_ address: String) -> Bool {
        let wanted = Array(address.utf8)
        var (low, high) = (0, told.count)
        while low < high {
            let middle = (low + high) / 2
            if told[middle].lexicographicallyPrecedes(wanted) { low = middle + 1 } else { high = middle }
        }
        return low < told.count && told[low].starts(with: wanted)
    }
}
