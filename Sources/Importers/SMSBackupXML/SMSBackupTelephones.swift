// SPDX-License-Identifier: Apache-2.0

import Evidence
import Formats

/// Which files of one folder are of one telephone.
///
/// As a rule all are. Where a text that one file says was sent is one that another says came in, at the same millisecond,
/// they are two telephones of one talk: their owners are two people.
struct SMSBackupTelephones {
    /// What was said when, without who: of both telephones it is the same.
    private struct Saying: Hashable {
        var date: Int64
        var text: Int
    }

    private var files: [(exhibit: Exhibit, sayings: [Saying: UInt8])] = []

    /// The texts of a file, with a bit for each of `type` 1, which came in, and 2, which was sent.
    mutating func add(_ exhibit: Exhibit, _ bytes: Span<UInt8>) {
        var sayings: [Saying: UInt8] = [:]
        var index = bytes.firstIndex(of: UInt8(ascii: "<"), from: 0)
        while index < bytes.count {
            if bytes.hasBytes("<sms ", at: index), let (saying, type) = Self.saying(at: index, in: bytes) {
                sayings[saying, default: 0] |= type
            }
            index = bytes.firstIndex(of: UInt8(ascii: "<"), from: index + 1)
        }
        files.append((exhibit, sayings))
    }

    private static func saying(at start: Int, in bytes: Span<UInt8>) -> (Saying, UInt8)? {
        func value(_ name: StaticString) -> String? {
            SMSBackupTag.value(of: name, from: start, in: bytes).map { bytes.text(in: $0) }
        }
        guard let type = value("type").flatMap({ UInt8($0) }), type == 1 || type == 2,
            let date = value("date").flatMap({ Int64($0) }), let body = value("body"), !body.isEmpty
        else { return nil }
        return (Saying(date: date, text: body.hashValue), type)
    }

    /// The files of each telephone, in their order.
    ///
    /// A file without texts, such as a list of calls, stays with the only telephone, and alone where there are two.
    var groups: [[Exhibit]] {
        var groups: [[Int]] = []
        for index in files.indices where !files[index].sayings.isEmpty {
            if let place = groups.firstIndex(where: { !$0.contains { areOpposite($0, index) } }) {
                groups[place].append(index)
            } else {
                groups.append([index])
            }
        }
        guard groups.count > 1 else { return [files.map(\.exhibit)] }
        groups += files.indices.filter { files[$0].sayings.isEmpty }.map { [$0] }
        return groups.map { $0.map { files[$0].exhibit } }
    }

    /// Whether one file's sent texts came in by another's account, more of them than both tell alike.
    private func areOpposite(_ left: Int, _ right: Int) -> Bool {
        let (few, many) = files[left].sayings.count < files[right].sayings.count ? (left, right) : (right, left)
        var (opposite, alike) = (0, 0)
        for (saying, type) in files[few].sayings {
            guard let other = files[many].sayings[saying] else { continue }
            if type & other == 0 { opposite += 1 } else { alike += 1 }
        }
        return opposite > 1 && opposite > alike
    }
}
