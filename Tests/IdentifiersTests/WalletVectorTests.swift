// SPDX-License-Identifier: Apache-2.0

import Identifiers
import Testing

/// Test vectors of the specifications; addresses that others publish so that software can be checked.
@Suite("Vectors of address formats") struct WalletVectorTests {
    @Test(
        "accepts Bitcoin Core's valid mainnet addresses (key_io_valid.json)",
        arguments: [
            "1FsSia9rv4NeEwvJ2GvXrX7LyxYspbN2mo", "36j4NfKv6Akva9amjWrLG6MuSQym1GuEmm",
            "1FjL87pn8ky6Vbavd1ZHeChRXtoxwRGCRd", "3BZECeAH8gSKkjrTx8PwMrNQBLG18yHpvf",
            "bc1qvyq0cc6rahyvsazfdje0twl7ez82ndmuac2lhv",
            "bc1qyucykdlhp62tezs0hagqury402qwhk589q80tqs5myh3rxq34nwqhkdhv7",
            "bc1p83n3au0rjylefxq2nc2xh2y4jzz4pm6zxj4mw5pagdjjr2a9f36s6jjnnu", "bc1z2rksukkjr8",
            "bc1qhxt04s5xnpy0kxw4x99n5hpdf5pmtzpqs52es2",
            "bc1qgc9ljrvdf2e0zg9rmmq86xklqwfys7r6wptjlacdgrcdc7sa6ggqu4rrxf",
            "bc1pve739yap4uxjvfk0jrey69078u0gasm2nwvv483ec6zkzulgw9xqu4w9fd", "bc1zmjtqxkzs89",
            "BC1QHXT04S5XNPY0KXW4X99N5HPDF5PMTZPQS52ES2",
        ])
    func valid(address: String) {
        let found = find("pay \(address) now").identifiers
        #expect(found.map(\.kind) == [.bitcoin])
        #expect(found.map(\.status) == [.valid])
    }

    @Test(
        "accepts no test-network or damaged address and no private key as valid (key_io_valid.json, key_io_invalid.json)",
        arguments: [
            "mzK2FFDEhxqHcmrJw1ysqFkVyhUULo45hZ", "2NC2hEhe28ULKAJkW5MjZ3jtTMJdvXmByvK",
            "5JuW2AMDYu4xVwRG9DZW18VbzQrGcd5RCgb99sS6ehJsNQXu5b9", "tb1qcrh3yqn4nlleplcez2yndq2ry8h9ncg3qh7n54",
            "1GAdfviErV2Ew95FPtZyikz2qGP3gyCB6Hyu94sedAkPpA523m3fQwps9YKUZkKgQckGPKhRsFR",
            "bc10uexgzna2dpfk0vjt35srz6a27ps6m0l89jweznt83n2sqn2fx4hvn9ym5af8wut34sfrqhk3",
            "bc1qdsuzmn04k2z8vryw8l4dj8m5ygqgnne5n", "bc1qpu6d26mrulzetu4jqhd7rsunv9aqru26f5c4j8",
            "bc1p702xksx4z3uqf0u2phllxkfe5cgu0adxptqs0uelx0tqt8e885sqryes2l", "bc1gmk9yu",
            "bc1qtsvlht6730n04f2mpaj5vv8hrledn5n5ug8c79", "KzNbAQ4mexfAxa6RKBzHQqfoTycaeWpv2p",
            "bc1prklpq7tjcawg89cmwwqr3u5apwav36xa4zz56ady7crsllm6mpnqts7p86", "AZEah8d1EK362okRBS66e8SvdtYkrE8tsX",
            "39TKsUQ5QpEL1wowc6GMUqak94ijirPuP69ooV3xsFmiKQX2dau", "tc1qeul5g2xfkvdkrhcfmdursv73ad64jnkjl9c40f",
            // BIP-173 and BIP-350: mixed case, the other version's checksum, bad padding.
            "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7KV8f3t4", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh",
            "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4",
        ])
    func invalid(address: String) {
        #expect(find("bitcoin address \(address)").identifiers.allSatisfy { $0.status != .valid })
    }

    @Test func `an address in one case that is no checksum by chance cannot be checked`() {
        #expect(find("0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359").identifiers.map(\.status) == [.unverifiable])
    }

    @Test(
        "accepts the vectors of EIP-55",
        arguments: [
            "0x52908400098527886E0F7030069857D2E4169EE7", "0xde709f2102306220921060314715629080e2fb77",
            "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359", "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
            "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
        ])
    func ethereum(address: String) {
        let found = find(address).identifiers
        #expect(found.map(\.value) == [address.lowercased()])
        #expect(found.map(\.status) == [.valid])
    }

    @Test(
        "knows a valid IBAN of every structure of the registry's examples",
        arguments: [
            "AD1400080001001234567890", "AE460090000000123456789", "AT483200000012345864", "BE71096123456769",
            "BR1500000000000010932840814P2", "CH5604835012345678009", "CY21002001950000357001234567",
            "CZ5508000000001234567899", "DE75512108001245126199", "DK9520000123456789", "EE471000001020145685",
            "ES7921000813610123456789", "FI1410093000123458", "FR7630006000011234567890189", "GB33BUKB20201555555555",
            "GE60NB0000000123456789", "GR9608100010000001234567890", "HU93116000060000000012345676",
            "IE64IRCE92050112345678", "IT60X0542811101000000123456", "LT601010012345678901",
            "MT31MALT01100000000000000000123",
            "NL02ABNA0123456789", "NO8330001234567", "PL10105000997603123456789123", "PT50002700000001234567833",
            "RO66BACX0000001234567890", "SE7280000810340009783242", "TR320010009999901234567890",
            "UA903052992990004149123456789",
        ])
    func ibans(number: String) {
        let spaced = number.enumerated().map { $0 % 4 == 0 && $0 > 0 ? " \($1)" : "\($1)" }.joined()
        let last = number.last == "0" ? "1" : "0"
        #expect(find(number).identifiers.map(\.status) == [.valid])
        #expect(find(spaced).identifiers.map(\.value) == [number])
        #expect(find("iban " + number.dropLast() + last).identifiers.allSatisfy { $0.status != .valid })
    }
}
