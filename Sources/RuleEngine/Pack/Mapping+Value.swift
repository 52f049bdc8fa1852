// SPDX-License-Identifier: Apache-2.0

internal import Yams

extension Node.Mapping {
    /// The value of a key, compared as text: comparing nodes would resolve YAML tags by regular expression.
    func value(_ key: String) -> Node? {
        first { $0.key.scalar?.string == key }?.value
    }
}
