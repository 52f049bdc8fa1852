// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

extension RecordFields {
    /// Positions of a list's records from the oldest to the newest; exports write either end first.
    ///
    /// The first and the last record with a time tell which it is; where no two do, it is the end that the service
    /// begins with as a rule.
    ///
    /// - Parameter field: the member with the time.
    /// - Parameter zone: of times that name none.
    /// - Parameter isNewestFirst: where no two times tell.
    mutating func order(
        of list: JSONOutline.List, byTime field: Int, unzoned zone: Timestamp.Zone, isNewestFirst: Bool = false,
        in bytes: Span<UInt8>
    ) -> [Int] {
        let places = list.records.indices
        let first = time(field, in: list, at: places, unzoned: zone, bytes)
        let last = time(field, in: list, at: places.reversed(), unzoned: zone, bytes)
        let isReversed = if let first, let last, first != last { first > last } else { isNewestFirst }
        return isReversed ? places.reversed() : Array(places)
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
