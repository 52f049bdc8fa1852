// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CaseWorkflow

@Suite("Web addresses as they are compared") struct ComparedAddressTests {
    @Test(
        "bear nothing that a click left on them, and lead where they led",
        arguments: [
            ("https://shop.example/u/77?utm_source=x&utm_medium=y", "https://shop.example/u/77"),
            ("http://shop.example/u/77/", "https://shop.example/u/77"),
            ("https://www.quill.example/p?id=9&fbclid=zz", "https://quill.example/p?id=9"),
            ("https://quill.example/p?id=9#part", "https://quill.example/p?id=9#part"),
            ("https://quill.example/p?id=9&si=abc&page=2", "https://quill.example/p?id=9&page=2"),
            ("https://quill.example", "https://quill.example"), ("ftp://quill.example/a", "ftp://quill.example/a"),
        ])
    func text(address: String, compared: String) {
        #expect(ComparedAddress.text(of: address) == compared)
    }
}
