// SPDX-License-Identifier: Apache-2.0

/// The place of a value in a JSON text (RFC 6901), as provenance locators print it.
public struct JSONPointer: Sendable, Hashable, CustomStringConvertible {
    /// `/chats/list/4/messages`; empty for the text's outermost value.
    public private(set) var description: String

    /// The outermost value.
    public init() {
        description = ""
    }

    /// The member with a key, whose `~` and `/` are escaped.
    public func member(_ key: String) -> JSONPointer {
        var longer = self
        longer.description += "/"
        for scalar in key.unicodeScalars {
            switch scalar {
            case "~": longer.description += "~0"
            case "/": longer.description += "~1"
            default: longer.description.unicodeScalars.append(scalar)
            }
        }
        return longer
    }

    /// The element at a position, from 0.
    public func element(_ index: Int) -> JSONPointer {
        var longer = self
        longer.description += "/\(index)"
        return longer
    }
}
