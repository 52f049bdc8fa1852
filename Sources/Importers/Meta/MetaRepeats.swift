// SPDX-License-Identifier: Apache-2.0

/// Finds records that two parts hold alike under one file number.
///
/// Equal records inside one file are never taken for repeats: flooding is evidence.
struct MetaRepeats {
    private var earlier: [Int: [[UInt8]: Int]] = [:]
    private var current: [[UInt8]: Int] = [:]

    /// Whether an earlier file of this number holds the record, one for one.
    mutating func holds(_ record: Span<UInt8>, number: Int) -> Bool {
        let bytes = Array(prefix: record.count, of: record)
        current[bytes, default: 0] += 1
        return current[bytes, default: 0] <= earlier[number]?[bytes] ?? 0
    }

    /// Ends a file; nil when its number came once.
    mutating func endFile(number: Int?) {
        guard let number else { return }
        earlier[number, default: [:]].merge(current, uniquingKeysWith: max)
        current = [:]
    }
}
