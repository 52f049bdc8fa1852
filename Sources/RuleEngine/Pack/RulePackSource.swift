// SPDX-License-Identifier: Apache-2.0

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
        [
            RulePackSource(name: "core-en.yaml", bytes: PackageResources.core_en_yaml, runsTests: false),
            RulePackSource(name: "core-fr.yaml", bytes: PackageResources.core_fr_yaml, runsTests: false),
            RulePackSource(name: "core-es.yaml", bytes: PackageResources.core_es_yaml, runsTests: false),
            RulePackSource(name: "core-pt.yaml", bytes: PackageResources.core_pt_yaml, runsTests: false),
            RulePackSource(name: "core-de.yaml", bytes: PackageResources.core_de_yaml, runsTests: false),
            RulePackSource(name: "core-tl.yaml", bytes: PackageResources.core_tl_yaml, runsTests: false),
            RulePackSource(name: "wording-en.wording", bytes: PackageResources.wording_en_wording, runsTests: false),
        ]
    }

    /// Whether it holds measured weights of words and no rules.
    var isWording: Bool { name.hasSuffix(".wording") }
}
