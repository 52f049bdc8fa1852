// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// What this process has on the disk and has not finished: a run that is ended takes it away.
///
/// Whoever makes a file or folder under a passing name says so here, and again when it has its final name or is gone.
public enum UnfinishedFiles {
    private static let paths = Mutex<Set<String>>([])
    private static let turn = Mutex(())

    /// Something is made at `path` that is not to stay there.
    public static func begin(_ path: String) {
        paths.withLock { _ = $0.insert(path) }
    }

    /// It has its final name, or was taken away.
    public static func end(_ path: String) {
        paths.withLock { _ = $0.remove(path) }
    }

    /// Runs `body`, which gives final names, as a step that no ending of the process cuts in two.
    public static func settling<Result: Sendable>(_ body: () throws -> Result) rethrows -> Result {
        try turn.withLock { _ in try body() }
    }

    /// Takes everything unfinished away and ends the process with `body`; no file gets a final name any more.
    public static func clear(then body: () -> Never) -> Never {
        turn.withLock { _ in
            // Tasks that still write make files anew; without their folder they cannot.
            for path in paths.withLock({ $0 }) {
                for _ in 0..<20 where FileManager.default.fileExists(atPath: path) {
                    try? FileManager.default.removeItem(atPath: path)
                }
            }
            body()
        }
    }
}
