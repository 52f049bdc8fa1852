// SPDX-License-Identifier: Apache-2.0

public import ChatModel

extension Timestamp.Zone {
    /// The word in the output files.
    public var name: String {
        switch self {
        case .utc: "utc"
        case .offset, .standardOffset: "offset"
        case .declared: "declared"
        case .assumed: "assumed"
        case .unknown: "unknown"
        }
    }
}
