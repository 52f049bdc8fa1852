// SPDX-License-Identifier: Apache-2.0

import Formats

extension JSONCursor {
    /// Enters the next array under such a key of the object whose keys are being read; false where there is none further.
    ///
    /// When its elements are read, the keys behind it are next.
    mutating func nextArray(under wanted: StaticString, in bytes: Span<UInt8>) throws(FormatError) -> Bool {
        while let key = try nextKey(in: bytes) {
            if key.equals(wanted, in: bytes), try kind(in: bytes) == .array {
                try enterArray(in: bytes)
                return true
            }
            try passValue(in: bytes)
        }
        return false
    }
}
