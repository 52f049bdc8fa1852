// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Importers

@Suite("Names in front of words")
struct LineNameTreeTests {
    private func tree(_ names: String...) -> LineNameTree {
        var tree = LineNameTree()
        for name in names { tree.insert(name) }
        return tree
    }

    @Test("Every name that a blank follows is found, the longest last")
    func names() {
        let tree = tree("Ann", "Ann Lee", "Bo")
        #expect(tree.names(before: "Ann Lee hello") == ["Ann", "Ann Lee"])
        #expect(tree.names(before: "Ann hello") == ["Ann"])
        #expect(tree.names(before: "Ann Lee ") == ["Ann", "Ann Lee"])
    }

    @Test("What only begins like a name, or stands alone, is none")
    func others() {
        let tree = tree("Ann", "Ann Lee", "Bo")
        #expect(tree.names(before: "Anna hello").isEmpty)
        #expect(tree.names(before: "Ann").isEmpty)
        #expect(tree.names(before: " Bo hello").isEmpty)
        #expect(tree.names(before: "").isEmpty)
    }

    @Test("A name opens with its first words, and with nothing else")
    func openings() {
        let tree = tree("Ann van Lee")
        #expect(tree.opens(with: "Ann"))
        #expect(tree.opens(with: "Ann van"))
        #expect(!tree.opens(with: "An"))
        #expect(!tree.opens(with: "van"))
        #expect(!tree.contains("Ann"))
        #expect(tree.contains("Ann van Lee"))
    }
}
