// SPDX-License-Identifier: Apache-2.0

import Identifiers
import Testing

@Suite("Wallets in pieces") struct BrokenWalletTests {
    private static let witness = "bc1qhxt04s5xnpy0kxw4x99n5hpdf5pmtzpqs52es2"
    private static let plain = "1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mo"
    private static let ether = "0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359"

    private static func groups(_ text: String, _ sizes: [Int], _ sign: String) -> String {
        var (rest, pieces, index): (Substring, [Substring], Int) = (text[...], [], 0)
        while !rest.isEmpty {
            pieces.append(rest.prefix(sizes[index % sizes.count]))
            rest = rest.dropFirst(sizes[index % sizes.count])
            index += 1
        }
        return pieces.joined(separator: sign)
    }

    @Test(
        "groups of any length, whatever parts them",
        arguments: [[3], [4], [5], [6], [7], [2, 9], [3, 4, 5], [10]],
        [" ", "-", ".", " . ", "\n", " / ", "_", "  ", ", ", "\u{2013}", "\u{2192}", " \u{1F449} "])
    func groups(sizes: [Int], sign: String) {
        for address in [Self.witness, Self.plain, Self.ether] {
            let found = find("send it to \(Self.groups(address, sizes, sign)) today").identifiers
            #expect(found.map(\.value) == [address], "\(address)")
            #expect(found.allSatisfy { $0.isObfuscated })
        }
    }

    @Test("a keyboard's capital at the start changes nothing")
    func capital() {
        #expect(find("B" + Self.witness.dropFirst()).identifiers.map(\.value) == [Self.witness])
        #expect(find("B" + Self.witness.dropFirst()).identifiers.map(\.status) == [.valid])
    }

    @Test(
        "a copy with a slip is a damaged value of its own",
        arguments: [
            "my btc wallet 1FsSia9rv4NeEwvJ2GvXrX7LyxYspbn2mo", "btc 1fssia9rv4neewvj2gvxrx7lyxyspbn2mo",
            "1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mO", "wallet 1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mO",
        ])
    func slip(text: String) {
        #expect(find(text).identifiers.map(\.status) == [.damaged])
        #expect(find(text).identifiers.allSatisfy { $0.value != Self.plain })
    }

    @Test(
        "words and figures of talk make no wallet",
        arguments: [
            "3 Days to go Then 4 More", "1 of the 3 Xmas trees", "Tell me L8r or DM me 2 B sure", "r u ok 4 real",
            "order 1Z999AA10123456784 is late", "0x is not bc1 or ltc1", "bc 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16",
        ])
    func talk(text: String) {
        #expect(
            find(text).identifiers.allSatisfy { $0.kind != .bitcoin && $0.kind != .ethereum && $0.kind != .litecoin })
    }

    @Test(
        "a plain word that is said to be one's name on a service is a name; how an account is, is none",
        arguments: [
            ("my discord is ninaxx", ["ninaxx"]), ("my insta is quillmoss.", ["quillmoss"]),
            ("mein snap ist quillmoss", ["quillmoss"]), ("my discord is broken", []), ("my snap is private now", []),
            ("my insta is always open", []), ("my telegram is acting up", []), ("my discord is hacked", []),
            ("is discord ninaxx", []), ("your discord is ninaxx", []), ("snap is boring", []), ("snap 2nite", []),
        ] as [(String, [String])])
    func plainName(text: String, names: [String]) {
        #expect(find(text).identifiers.filter { $0.kind == .username }.map(\.value) == names)
    }
}
