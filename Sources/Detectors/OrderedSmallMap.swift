// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// Values by account.
typealias ByAccount<Value: Sendable> = OrderedSmallMap<Account.ID, Value>

/// Values by key, in the order of their first appearance.
///
/// Mostly there are two accounts: a few are found faster by looking than by hashing, and this is asked for every message.
struct OrderedSmallMap<Key: Hashable & Comparable & Sendable, Value: Sendable>: Sendable {
    private(set) var keys: ContiguousArray<Key> = []
    private var values: ContiguousArray<Value> = []
    /// Filled only when there are many.
    private var places: [Key: Int] = [:]

    private static var few: Int { 8 }

    init() {}

    var isEmpty: Bool { keys.isEmpty }
    var count: Int { keys.count }
    var indices: Range<Int> { keys.indices }

    func index(of key: Key) -> Int? {
        if keys.count > Self.few { return places[key] }
        for index in keys.indices where keys[index] == key { return index }
        return nil
    }

    /// Adds a key that is not there yet.
    mutating func add(_ key: Key, _ value: Value) -> Int {
        let index = keys.count
        keys.append(key)
        values.append(value)
        if index == Self.few {
            for (place, known) in keys.enumerated() { places[known] = place }
        } else if index > Self.few {
            places[key] = index
        }
        return index
    }

    /// The place of a key, which is added with a first value where it is not there yet.
    mutating func index(of key: Key, orAdding value: @autoclosure () -> Value) -> Int {
        index(of: key) ?? add(key, value())
    }

    subscript(index: Int) -> Value {
        _read { yield values[index] }
        _modify { yield &values[index] }
    }

    /// The value of a key; nil for one that is not there.
    subscript(of key: Key) -> Value? { index(of: key).map { values[$0] } }

    /// All, by key.
    var sorted: [(key: Key, value: Value)] {
        indices.sorted { keys[$0] < keys[$1] }.map { (keys[$0], values[$0]) }
    }
}
