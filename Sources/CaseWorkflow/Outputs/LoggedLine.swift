// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A line of an analysis' `audit.jsonl`, as far as its reader asks for it.
protocol LoggedLine: Decodable {
    /// What was done: `analyse`, `write`.
    var act: String { get }
}

extension LoggedLine {
    /// The last line of an act; nil when there is none that can be read.
    static func last(_ act: String, in log: Data) -> Self? {
        all(in: log).last { $0.act == act }
    }

    /// The lines that can be read, oldest first.
    static func all(in log: Data) -> [Self] {
        log.split(separator: UInt8(ascii: "\n")).compactMap { try? JSONDecoder().decode(Self.self, from: Data($0)) }
    }
}
