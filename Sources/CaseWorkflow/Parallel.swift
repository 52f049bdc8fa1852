// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The only place where work runs on several cores.
enum Parallel {
    /// Maps `inputs` on as many tasks as there are cores and returns the results in the order of the inputs.
    ///
    /// A sliding window: a new task starts when one ends, so that never more than `width` results are under way.
    static func map<Input: Sendable, Output: Sendable>(
        _ inputs: [Input],
        width: Int,
        _ transform: @escaping @Sendable (Input) throws -> Output
    ) async throws -> [Output] {
        try await withThrowingTaskGroup(of: (Int, Output).self) { group in
            var results = [Output?](repeating: nil, count: inputs.count)
            var next = 0
            func start(_ group: inout ThrowingTaskGroup<(Int, Output), any Error>) {
                guard next < inputs.count else { return }
                let index = next
                let input = inputs[index]
                next += 1
                group.addTask { @concurrent in
                    try Task.checkCancellation()
                    return (index, try transform(input))
                }
            }
            for _ in 0..<max(1, width) { start(&group) }
            while let (index, output) = try await group.next() {
                results[index] = output
                start(&group)
            }
            return results.compactMap { $0 }
        }
    }
}
