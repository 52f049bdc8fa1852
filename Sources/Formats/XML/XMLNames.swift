// SPDX-License-Identifier: Apache-2.0

/// Numbers for the names of elements and attributes, so that nobody compares names record by record.
struct XMLNames: Sendable {
    private var numbers: [String: Int] = [:]
    private(set) var texts: [String] = []
    /// The parser keeps one copy of a name for as long as it lives: its address stands for it.
    private var addresses: [UInt] = Array(repeating: 0, count: 256)
    private var cached: [Int] = Array(repeating: 0, count: 256)

    init(_ vocabulary: [String]) {
        for word in vocabulary { _ = number(of: word) }
    }

    mutating func number(of name: UnsafePointer<UInt8>) -> Int {
        let address = UInt(bitPattern: name)
        let slot = Int((address ^ address >> 8) & 0xFF)
        if addresses[slot] == address { return cached[slot] }
        let number = number(of: String(cString: name))
        addresses[slot] = address
        cached[slot] = number
        return number
    }

    private mutating func number(of name: String) -> Int {
        if let known = numbers[name] { return known }
        numbers[name] = texts.count
        texts.append(name)
        return texts.count - 1
    }
}
