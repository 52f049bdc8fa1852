// SPDX-License-Identifier: Apache-2.0

import Foundation
public import RuleEngine
import Synchronization

/// The packs of the program and, behind them, those of a unit's own folder; loaded once, whoever asks first.
public final class RulePacks: Sendable {
    private let folder: String?
    private let loaded = Mutex<RuleSet?>(nil)

    /// Packs of the program, and of `folder` if there is one.
    public init(folder: String?) {
        self.folder = folder
    }

    /// Loads and checks the packs; a folder's files in the order of their names.
    ///
    /// - Throws: `RulePackError`.
    public func load() throws -> RuleSet {
        guard folder != nil else { return try Self.standard.get() }
        return try loaded.withLock { loaded in
            if let loaded { return loaded }
            let rules = try RuleSet.load(packs: RulePackSource.embedded + (try own()))
            loaded = rules
            return rules
        }
    }

    /// The program's own packs, compiled once a process: several runs share them.
    private static let standard = Result { try RuleSet.standard() }

    private func own() throws -> [RulePackSource] {
        guard let folder else { return [] }
        let entries = try? FileManager.default.contentsOfDirectory(atPath: folder)
        guard let entries else { throw RulePackError(file: folder, reason: .notReadable) }
        return try entries.filter { name in
            [".yaml", ".yml", ".wording"].contains { name.hasSuffix($0) }
        }.sorted().map { name in
            guard let bytes = FileManager.default.contents(atPath: folder + "/" + name) else {
                throw RulePackError(file: name, reason: .notReadable)
            }
            return RulePackSource(name: name, bytes: Array(bytes))
        }
    }
}
