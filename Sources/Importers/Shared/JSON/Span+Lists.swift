// SPDX-License-Identifier: Apache-2.0

extension Span where Element == UInt8 {
    /// Whether the JSON value at a place is a list whose first element is an object: where a format has no such list, it may
    /// hold records.
    func beginsListOfObjects(at start: Int) -> Bool {
        var index = start
        for mark in [UInt8(ascii: "["), UInt8(ascii: "{")] {
            while index < count, self[index] <= 0x20 { index += 1 }
            guard index < count, self[index] == mark else { return false }
            index += 1
        }
        return true
    }

    /// Whether the JSON value at a place is a list or an object that holds something.
    func beginsFilled(at start: Int) -> Bool {
        var index = start
        guard index < count, self[index] == UInt8(ascii: "[") || self[index] == UInt8(ascii: "{") else { return false }
        index += 1
        while index < count, self[index] <= 0x20 { index += 1 }
        return index < count && self[index] != UInt8(ascii: "]") && self[index] != UInt8(ascii: "}")
    }
}
