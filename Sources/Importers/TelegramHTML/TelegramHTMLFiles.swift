// SPDX-License-Identifier: Apache-2.0

import Evidence

/// The files of an export, by the links that a page uses for them.
struct TelegramHTMLFiles {
    private let page: Exhibit
    private let exhibits: [String: Int32]

    /// Indexes files for the pages of one folder.
    init(_ companions: [Exhibit], seenFrom page: Exhibit) {
        self.page = page
        var exhibits: [String: Int32] = [:]
        for companion in companions { exhibits[companion.path] = companion.number }
        self.exhibits = exhibits
    }

    /// The exhibit to which a link leads; nil for an address and for a file that the export does not hold.
    func exhibit(at link: String) -> Int32? {
        TelegramHTMLPath.resolve(link, from: page).flatMap { exhibits[$0] }
    }
}
