// SPDX-License-Identifier: Apache-2.0

@testable import RuleEngine

/// The shipped packs, loaded once for all tests: a build with its checks on takes seconds for it.
enum ShippedRules {
    static func set() throws -> RuleSet { try loaded.get() }

    private static let loaded = Result { try RuleSet.standard() }
}
