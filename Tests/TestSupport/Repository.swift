// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// Places of the checkout that tests read.
public enum Repository {
    /// The top folder.
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The samples.
    public static let samples = root.appending(path: "Samples")

    /// Names of the entries of a folder, sorted; empty when there is no such folder.
    public static func entries(of folder: URL) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.first != "." }.sorted()
    }
}
