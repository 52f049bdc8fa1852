// SPDX-License-Identifier: Apache-2.0

/// The only place where work runs on several cores.
///
/// A sliding window: a new task starts when one ends, so that never more than `width` are under way.
enum Parallel {
    /// Maps `inputs` and returns the results in the order of the inputs.
    static func map<Input: Sendable, Output: Sendable>(
        _ inputs: [Input],
        width: Int,
        _ transform: @escaping @Sendable (Input) throws -> Output
    ) async throws -> [Output] {
        let nothing = Inspection<Bool, Bool>(portion: 1, weight: { _ in 0 }, body: { $0 })
        return try await map(inputs, width: width, inspecting: nothing) { input, _ in try transform(input) }
            .map(\.output)
    }

    /// What is done to the pieces that an input hands out on its way.
    struct Inspection<Piece: Sendable, Note: Sendable>: Sendable {
        /// Pieces are taken together up to this weight: a task has a cost of its own.
        var portion: Int
        /// How much work a piece is.
        var weight: @Sendable (Piece) -> Int
        /// Gives one note a piece.
        var body: @Sendable ([Piece]) throws -> [Note]
    }

    /// Maps `inputs`, and beside that inspects the pieces that each hands out on the way, so that a single long input
    /// keeps more than one core busy.
    ///
    /// Returns the results in the order of the inputs, each with the notes on its pieces in the order of handing out.
    static func map<Input: Sendable, Piece: Sendable, Note: Sendable, Output: Sendable>(
        _ inputs: [Input],
        width: Int,
        inspecting inspection: Inspection<Piece, Note>,
        _ transform: @escaping @Sendable (Input, _ handOut: @escaping @Sendable (Piece) -> Void) throws -> Output
    ) async throws -> [(output: Output, notes: [Note])] {
        guard !inputs.isEmpty else { return [] }
        let (arrivals, door) = AsyncStream.makeStream(of: Arrival<Piece, Note, Output>.self)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            var outputs = [Output?](repeating: nil, count: inputs.count)
            var notes = [[Note?]](repeating: [], count: inputs.count)
            var queue = PieceQueue<Piece>(portion: inspection.portion)
            var (next, running) = (0, 0)
            func start(_ body: @escaping @Sendable () throws -> Arrival<Piece, Note, Output>) {
                running += 1
                group.addTask { @concurrent in
                    do {
                        try Task.checkCancellation()
                        door.yield(try body())
                    } catch {
                        door.yield(.failure(error))
                    }
                }
            }
            func startWhatWaits() {
                while running < max(1, width) {
                    if let portion = queue.next(isLast: next == inputs.count) {
                        start { .notes(portion.places, try inspection.body(portion.pieces)) }
                    } else if next < inputs.count {
                        let (index, input) = (next, inputs[next])
                        next += 1
                        start { .output(index, try transform(input) { door.yield(.piece(index, $0)) }) }
                    } else {
                        return
                    }
                }
            }
            startWhatWaits()
            for await arrival in arrivals {
                switch arrival {
                case .piece(let input, let piece):
                    queue.append(
                        piece, at: PiecePlace(input: input, position: notes[input].count), inspection.weight(piece))
                    notes[input].append(nil)
                case .notes(let places, let found):
                    for (place, note) in zip(places, found) { notes[place.input][place.position] = note }
                    running -= 1
                case .output(let index, let output):
                    outputs[index] = output
                    running -= 1
                case .failure(let error): throw error
                }
                startWhatWaits()
                if running == 0 { break }
            }
            try Task.checkCancellation()
            return zip(outputs, notes).compactMap { output, notes in
                output.map { ($0, notes.compactMap(\.self)) }
            }
        }
    }

    private enum Arrival<Piece: Sendable, Note: Sendable, Output: Sendable>: Sendable {
        case piece(Int, Piece)
        case notes([PiecePlace], [Note])
        case output(Int, Output)
        case failure(any Error)
    }

    private struct PiecePlace: Sendable {
        var input: Int
        var position: Int
    }

    /// Pieces that nobody has looked at yet, in the order of their arrival.
    private struct PieceQueue<Piece: Sendable> {
        let portion: Int
        private var waiting: [(place: PiecePlace, piece: Piece, weight: Int)] = []
        private var weight = 0

        init(portion: Int) {
            self.portion = portion
        }

        mutating func append(_ piece: Piece, at place: PiecePlace, _ weight: Int) {
            waiting.append((place, piece, weight))
            self.weight += weight
        }

        /// Enough for a task; when nothing else is left to start, whatever there is.
        mutating func next(isLast: Bool) -> (places: [PiecePlace], pieces: [Piece])? {
            guard !waiting.isEmpty, weight >= portion || isLast else { return nil }
            var (count, sum) = (0, 0)
            while count < waiting.count, sum < portion {
                sum += waiting[count].weight
                count += 1
            }
            let taken = waiting.prefix(count)
            waiting.removeFirst(count)
            weight -= sum
            return (taken.map(\.place), taken.map(\.piece))
        }
    }
}
