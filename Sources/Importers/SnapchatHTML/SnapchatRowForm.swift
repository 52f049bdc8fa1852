// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// Where the cells of rows with the same markup stand.
struct SnapchatRowForm {
    /// The gap with the words of each cell; nil for one that has none.
    let cells: [Int?]
    let isHead: Bool

    /// Finds the cells in the tree of one row; nil where a cell is more than words.
    init?(_ document: HTMLDocument, _ texts: [HTMLDocument.Node?]) {
        let elements = document.all()
        guard let row = elements.first, document.isElement(row, "tr"), elements.count > 1, !texts.contains(nil) else {
            return nil
        }
        var cells: [Int?] = []
        var isHead = true
        for cell in elements.dropFirst() {
            let isTitle = document.isElement(cell, "th")
            guard isTitle || document.isElement(cell, "td"), document.parent(of: cell) == row else { return nil }
            cells.append(texts.firstIndex { $0.map { document.isInside($0, cell) } ?? false })
            isHead = isHead && isTitle
        }
        // Words beside the cells are not the row's.
        guard cells.count(where: { $0 != nil }) == texts.count else { return nil }
        self.cells = cells
        self.isHead = isHead
    }

    /// The words of the cells of the row that was found last; nil where the tree has to tell.
    func words(_ forms: borrowing HTMLForms, in bytes: Span<UInt8>) -> [String]? {
        var words: [String] = []
        words.reserveCapacity(cells.count)
        for cell in cells {
            guard let gap = cell else {
                words.append("")
                continue
            }
            guard let text = forms.text(gap, in: bytes) else { return nil }
            words.append(String(text.trimmingBlanks))
        }
        return words
    }
}
