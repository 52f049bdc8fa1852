// SPDX-License-Identifier: Apache-2.0

import Mustache

/// What a template is given: values by name.
///
/// A dictionary would do, but the engine asks every object what it can be, and for a dictionary that costs a search for
/// conditional conformances each time: over a long transcript, most of the time of printing it.
struct Fields: MustacheParent, ExpressibleByDictionaryLiteral {
    private var values: [String: Any]

    init(dictionaryLiteral elements: (String, Any)...) {
        values = Dictionary(elements, uniquingKeysWith: { $1 })
    }

    subscript(name: String) -> Any? {
        get { values[name] }
        set { values[name] = newValue }
    }

    func child(named name: String) -> Any? { values[name] }
}
