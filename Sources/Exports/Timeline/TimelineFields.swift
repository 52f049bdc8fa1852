// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The columns of one event as values, for forms that pick and join them.
struct TimelineFields: TimelineColumns {
    /// In the order in which they are written.
    private(set) var fields: [(key: String, value: JSONText)] = []

    /// The columns of the event with the number `n`.
    static func of(_ n: Int32, in catalogue: TimelineCatalogue) -> [(key: String, value: JSONText)] {
        var fields = TimelineFields()
        TimelineRecord.write(n, of: catalogue, to: &fields)
        return fields.fields
    }

    mutating func add(_ key: StaticString, text: String?) { add(key, value: .optional(text)) }

    mutating func add(_ key: StaticString, number: Int64?) { add(key, value: number.map(JSONText.integer) ?? .null) }

    mutating func add(_ key: StaticString, flag: Bool?) { add(key, value: flag.map(JSONText.bool) ?? .null) }

    mutating func add(_ key: StaticString, value: JSONText) { fields.append((key.description, value)) }

    mutating func add(_ key: StaticString, place: Provenance, exhibit: String) {
        add(
            key,
            value: .object([
                "exhibit": .string(exhibit),
                "locator": .string(place.locator.description),
                "bytes": .array([.count(place.bytes.lowerBound), .count(place.bytes.upperBound)]),
            ]))
    }
}

/// The columns of events as lines of JSON, written as they come: the timeline of a million messages is mostly this.
struct TimelineLines: TimelineColumns {
    /// The lines that have not been put out.
    private(set) var buffer: [UInt8] = []
    private var isFirst = true

    init() { buffer.reserveCapacity(80_000) }

    /// Writes the line of one event.
    mutating func add(_ n: Int32, of catalogue: TimelineCatalogue) {
        isFirst = true
        buffer.append(UInt8(ascii: "{"))
        TimelineRecord.write(n, of: catalogue, to: &self)
        buffer.append(UInt8(ascii: "}"))
        buffer.append(UInt8(ascii: "\n"))
    }

    /// Forgets the lines, which were put out.
    mutating func clear() { buffer.removeAll(keepingCapacity: true) }

    private mutating func begin(_ key: StaticString) {
        if !isFirst { buffer.append(UInt8(ascii: ",")) }
        isFirst = false
        buffer.append(UInt8(ascii: "\""))
        buffer.append(contentsOf: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
        buffer.append(UInt8(ascii: "\""))
        buffer.append(UInt8(ascii: ":"))
    }

    private mutating func null() { buffer.append(contentsOf: "null".utf8) }

    mutating func add(_ key: StaticString, text: String?) {
        begin(key)
        if let text { JSONText.write(text, to: &buffer) } else { null() }
    }

    mutating func add(_ key: StaticString, number: Int64?) {
        begin(key)
        if let number { JSONText.write(number, to: &buffer) } else { null() }
    }

    mutating func add(_ key: StaticString, flag: Bool?) {
        begin(key)
        if let flag { buffer.append(contentsOf: (flag ? "true" : "false").utf8) } else { null() }
    }

    mutating func add(_ key: StaticString, value: JSONText) {
        begin(key)
        value.write(to: &buffer)
    }

    mutating func add(_ key: StaticString, place: Provenance, exhibit: String) {
        begin(key)
        buffer.append(contentsOf: #"{"bytes":["#.utf8)
        JSONText.write(Int64(place.bytes.lowerBound), to: &buffer)
        buffer.append(UInt8(ascii: ","))
        JSONText.write(Int64(place.bytes.upperBound), to: &buffer)
        buffer.append(contentsOf: #"],"exhibit":"#.utf8)
        JSONText.write(exhibit, to: &buffer)
        buffer.append(contentsOf: #","locator":"#.utf8)
        JSONText.write(place.locator.description, to: &buffer)
        buffer.append(UInt8(ascii: "}"))
    }
}
