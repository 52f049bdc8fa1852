// SPDX-License-Identifier: Apache-2.0

internal import CRulePacks

/// The bytes of a rule pack, from the program or from a force's own folder.
public struct RulePackSource: Sendable {
    /// File name for messages: `core-en.yaml`.
    public var name: String
    /// YAML, UTF-8.
    public var bytes: [UInt8]
    /// Whether the hit and miss tests of its rules run at load.
    public var runsTests: Bool

    /// Hands over a pack; packs from outside run their tests.
    public init(name: String, bytes: [UInt8], runsTests: Bool = true) {
        self.name = name
        self.bytes = bytes
        self.runsTests = runsTests
    }

    /// The packs built into the program, in the order in which they load.
    ///
    /// Their tests do not run at every start: the test suite and `rules check` run them on the same bytes.
    public static var embedded: [RulePackSource] {
        var count = 0
        guard let packs = cf_rule_packs(&count) else { return [] }
        return UnsafeBufferPointer(start: packs, count: count).map { pack in
            RulePackSource(
                name: String(cString: pack.name),
                bytes: Array(UnsafeBufferPointer(start: pack.bytes, count: pack.count)), runsTests: false)
        }
    }

    /// Whether it holds measured weights of words and no rules.
    var isWording: Bool { name.hasSuffix(".wording") }
}
