// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

extension RecordFields {
    /// Positions of a list's records from the oldest to the newest; exports write either end first.
    ///
    /// The first and the last record with a time tell which it is; where no two do, the order of the file stands.
    ///
    /// - Parameter field: the member with the time.
    /// - Parameter zone: of times that name none.
    mutating func order(
        of list: JSONOutline.List, byTime field: Int, unzoned zone: Timestamp.Zone, in bytes: Span<UInt8>
    ) -> [Int] {
        let places = list.records.indices
        let first = time(field, in: list, at: places, unzoned: zone, bytes)
        let last = time(field, in: list, at: places.reversed(), unzoned: zone, bytes)
        guard let first, let last, first > last else { return Array(places) }
        return places.reversed()
    }

    /// The first time that one of the records tells, in microseconds.
    private mutating func time(
        _ field: Int, in list: JSONOutline.List, at places: some Sequence<Int>, unzoned zone: Timestamp.Zone,
        _ bytes: Span<UInt8>
    ) -> Int64? {
        for index in places where read(list.records[index], in: bytes) {
            if let time = literal(field).flatMap({ ClockText.read($0, in: bytes, unzoned: zone) }) {
                return time.microseconds
            }
        }
        return nil
    }
}
