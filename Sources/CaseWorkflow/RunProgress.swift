// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// How far a run has come, for a bar on a terminal.
public final class RunProgress: Sendable {
    // A class because every task of a run reports to the same counter.

    /// The stages that a person waits for.
    public enum Stage: String, Sendable, CaseIterable {
        case opening, reading, examining, pictures, writing, filing
    }

    /// A snapshot.
    public struct State: Sendable, Equatable {
        /// What is being done.
        public var stage: Stage
        /// Steps done in this stage.
        public var done: Int
        /// Steps of this stage; 0 when not known.
        public var total: Int
    }

    private let state = Mutex(State(stage: .opening, done: 0, total: 0))
    private let onChange: @Sendable (State) -> Void

    /// Makes a counter that tells `onChange` of every change, from any task.
    public init(onChange: @escaping @Sendable (State) -> Void = { _ in }) {
        self.onChange = onChange
    }

    func begin(_ stage: Stage, total: Int) {
        change { $0 = State(stage: stage, done: 0, total: total) }
    }

    func step(by count: Int = 1) {
        change { $0.done += count }
    }

    private func change(_ body: (inout State) -> Void) {
        let now = state.withLock { state in
            body(&state)
            return state
        }
        onChange(now)
    }
}
