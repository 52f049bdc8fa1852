// SPDX-License-Identifier: Apache-2.0

/// What matching reads of the rules, free of reference counts; valid as long as the `CompiledRules` that own it.
struct MatchTables: BitwiseCopyable, Sendable {
    let sequences: FrozenTable<CompiledSequence>
    let elements: FrozenTable<CompiledElement>
    /// Classes beside its anchor that each sequence needs.
    let required: FrozenTable<Int32>
    /// Which words belong to which classes.
    let classes: ClassMatrix
    /// Words beside a number that make it a sum; -1 when no pack says.
    let currencyClass: Int32
}
