// SPDX-License-Identifier: Apache-2.0

import Analysis

/// A context for values that are made by the thousand: a context itself is a dozen references, each counted when it is
/// copied.
final class SharedContext: Sendable {
    let value: DetectorContext

    init(_ value: DetectorContext) {
        self.value = value
    }
}
