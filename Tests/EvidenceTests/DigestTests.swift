// SPDX-License-Identifier: Apache-2.0

import Evidence
import TestSupport
import Testing

@Suite struct DigestTests {
    /// FIPS 180-4, worked examples.
    static let vectors = [
        (RepeatedText(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (RepeatedText("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            RepeatedText("a", 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ]

    @Test(arguments: vectors) func `a digest is that of the standard`(of input: RepeatedText, digest: String) throws {
        let text = input.text
        let folder = try TemporaryFolder()
        let plain = try EvidenceSet.open([folder.write(text, to: "a.txt")])
        #expect(plain.isDigestKnown(of: plain.exhibits[0]) == false)
        #expect(try plain.digest(of: plain.exhibits[0]) == digest)
        let zip = try takeIn([.file("a.txt", text)])
        #expect(zip.isDigestKnown(of: zip.exhibits[1]))
        #expect(try zip.digest(of: zip.exhibits[1]) == digest)
        let memory = EvidenceSet(files: [("a.txt", Array(text.utf8))])
        #expect(try memory.digest(of: memory.exhibits[0]) == digest)
    }
}
