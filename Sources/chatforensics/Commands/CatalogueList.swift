// SPDX-License-Identifier: Apache-2.0

import Exports

/// Plug-ins in columns or as JSON.
struct CatalogueList {
    private let entries: [(id: String, name: String, revision: Int)]

    init(_ entries: [(id: String, name: String, revision: Int)]) {
        self.entries = entries
    }

    func print(asJSON: Bool) throws {
        if asJSON {
            let objects = entries.map { entry in
                JSONText.object([
                    "id": .string(entry.id), "name": .string(entry.name), "revision": .integer(Int64(entry.revision)),
                ])
            }
            try Console.write(JSONText.array(objects).bytes(levels: 1))
            return
        }
        let width = entries.map(\.id.count).max() ?? 0
        for entry in entries {
            let padding = String(repeating: " ", count: width - entry.id.count + 2)
            try Console.print("\(entry.id)\(padding)\(entry.name) (revision \(entry.revision))")
        }
    }
}
