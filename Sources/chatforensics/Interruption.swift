// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Foundation

/// Turns Ctrl-C, a polite kill and a terminal that goes away into the cancellation of a task.
enum Interruption {
    /// Runs `body` in a task that the signals cancel.
    ///
    /// - Throws: what `body` throws; `CancellationError` after a signal.
    static func cancelling<Result: Sendable>(
        _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let task = Task { try await body() }
        let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler { task.cancel() }
            source.resume()
            return source
        }
        defer { for source in sources { source.cancel() } }
        return try await task.value
    }
}
