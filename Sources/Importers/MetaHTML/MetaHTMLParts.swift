// SPDX-License-Identifier: Apache-2.0

import Formats

/// The parts of a record by their classes, of the layouts since 2018; each in the order of the page.
struct MetaHTMLParts {
    private(set) var headings: [HTMLDocument.Node] = []
    private(set) var bodies: [HTMLDocument.Node] = []
    private(set) var dates: [HTMLDocument.Node] = []

    init(of document: HTMLDocument) {
        for node in document.descendants(of: document.root) {
            switch document.firstClass(of: node, among: Self.classes) {
            case 0, 1: headings.append(node)
            case 2, 3: bodies.append(node)
            case .some: dates.append(node)
            case nil: break
            }
        }
    }

    private static let classes = ["_a6-h", "_2lel", "_a6-p", "_2let", "_a6-o", "_a72d", "_2lem"].map { Array($0.utf8) }
}
