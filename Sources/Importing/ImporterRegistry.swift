// SPDX-License-Identifier: Apache-2.0

/// The importers that a build has, in the order in which ties are broken.
public struct ImporterRegistry: Sendable {
    /// Sorted by id.
    public let importers: [any Importer]

    /// Makes a registry.
    public init(_ importers: [any Importer]) {
        self.importers = importers
    }
}
