// SPDX-License-Identifier: Apache-2.0

public import Comparison
import GRDB

extension CaseStore {
    /// Reads what a comparison needs: everything that more than one case shares.
    ///
    /// - Parameter date: `YYYY-MM-DD`; cases whose review was due before are left out.
    /// - Throws: `CaseStoreError.unknownCase` or `unknownAccount` for a scope that the store does not hold.
    public func material(for scope: ComparisonScope, date: String) throws -> ComparisonMaterial {
        var material = try read { db in
            var reader = try MaterialReader(scope, date: date, in: db)
            return try reader.read()
        }
        material.verdicts = try verdicts()
        return material
    }
}
