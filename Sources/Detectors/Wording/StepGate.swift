// SPDX-License-Identifier: Apache-2.0

/// Which messages are looked at for a step: most take none, and need not be measured.
///
/// The models of steps are fitted to the messages that pass, and to no other.
struct StepGate: Sendable {
    /// Bits of the levels of which a message needs one.
    let functions: UInt64
    /// Position of the function that refuses; nil where the step needs no refusal before it, or the pack has no such function.
    private let refusal: Int?
    private let needsRefusal: Bool

    init(_ step: WordingStep, _ measures: WordingMeasures) {
        functions = measures.bits(of: step.functions)
        needsRefusal = step == .askingAgain
        refusal = needsRefusal ? measures.functions.firstIndex(of: "ref") : nil
    }

    /// Whether the message at an index passes, and the refusal that it stands behind.
    func opens(at index: Int, in lines: ArraySlice<WordingLine>) -> (isOpen: Bool, refusal: Int32?) {
        guard lines[index].levels & functions != 0 else { return (false, nil) }
        guard needsRefusal else { return (true, nil) }
        let said = said(before: index, in: lines)
        return (said != nil, said)
    }

    /// The latest message of another that is likely to refuse.
    private func said(before index: Int, in lines: ArraySlice<WordingLine>) -> Int32? {
        guard let refusal else { return nil }
        return lines[max(lines.startIndex, index - PersistenceAfterRefusal.reach)..<index].last {
            $0.account != lines[index].account && $0.level(refusal) >= 2
        }?.n
    }
}
