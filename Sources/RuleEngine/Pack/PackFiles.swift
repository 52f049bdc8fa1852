// SPDX-License-Identifier: Apache-2.0

import Dispatch
import Synchronization

/// Pack files as they were read, side by side: reading them is a third of what loading takes.
struct PackFiles {
    /// What a file holds.
    private enum Content: Sendable {
        case rules(PackDocument)
        case wording(WordingPack)

        init(_ source: RulePackSource) throws(RulePackError) {
            guard source.isWording else {
                self = .rules(try PackReader.read(source))
                return
            }
            // What only some talks need is read when the first of them comes.
            let head = try WordingPack(reading: source.bytes, file: source.name, stopsAtHead: true)
            self = .wording(
                head.use == .talks ? head : try WordingPack(reading: source.bytes, file: source.name))
        }
    }

    private let contents: [Result<Content, RulePackError>?]

    /// Reads them all; what is wrong with one is told when it is asked for, so that the first in order is told first.
    init(_ sources: [RulePackSource]) {
        let found = Mutex([Result<Content, RulePackError>?](repeating: nil, count: sources.count))
        DispatchQueue.concurrentPerform(iterations: sources.count) { index in
            let content = Result { () throws(RulePackError) in try Content(sources[index]) }
            found.withLock { $0[index] = content }
        }
        contents = found.withLock { $0 }
    }

    /// The rules of a file; nil when it holds measured wording.
    func rules(at index: Int) throws(RulePackError) -> PackDocument? {
        if case .rules(let document) = try contents[index]?.get() { document } else { nil }
    }

    /// The measured wording of a file; nil when it holds rules.
    func wording(at index: Int) throws(RulePackError) -> WordingPack? {
        if case .wording(let pack) = try contents[index]?.get() { pack } else { nil }
    }
}
