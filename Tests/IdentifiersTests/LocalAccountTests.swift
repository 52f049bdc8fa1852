// SPDX-License-Identifier: Apache-2.0

import Identifiers
import Testing

@Suite("Accounts of one country's services") struct LocalAccountTests {
    private static func found(_ text: String) -> [String] {
        find(text).identifiers.map { "\($0.kind.rawValue) \($0.value) \($0.status.rawValue)" }
    }

    @Test(
        "keep their own digits and get no country code",
        arguments: [
            ("gcash 0905 555 0177", "phone 09055550177 unverifiable"),
            ("mpesa 0722 555 019", "phone 0722555019 unverifiable"),
            ("orange money 07 08 55 02 02", "phone 0708550202 unverifiable"),
            ("palmpay 8075550123 Ada E", "bankAccount 8075550123 unverifiable"),
            ("my zenith account 2015550199", "bankAccount 2015550199 unverifiable"),
            ("pay asha.v91@okaxis", "upi asha.v91@okaxis unverifiable"),
            ("upi: shop-22@examplebank", "upi shop-22@examplebank unverifiable"),
            ("pix 529.982.247-25", "pix 52998224725 valid"), ("chave 529.982.247-26", "pix 52998224726 damaged"),
        ])
    func accounts(text: String, expected: String) {
        #expect(Self.found(text) == [expected])
    }

    @Test(
        "other numbers and addresses stay what they are",
        arguments: [
            ("call 07700 900123", "phone +447700900123 unverifiable"),
            ("mail kay@example.com", "email kay@example.com valid"),
        ])
    func others(text: String, expected: String) {
        #expect(Self.found(text) == [expected])
    }

    @Test(
        "national numbers that in Britain nobody has keep their digits",
        arguments: [
            ("text me on 0917 555 0123", "phone 09175550123 unverifiable"),
            ("0917 555 0123 gcash", "phone 09175550123 unverifiable"),
            ("ring 0845 300 0123", "phone 08453000123 unverifiable"),
            ("+44 917 555 0123", "phone +449175550123 valid"), ("ring 020 7946 0123", "phone +442079460123 valid"),
        ])
    func odd(text: String, expected: String) {
        #expect(Self.found(text) == [expected])
    }

    @Test func `an account number with wrong check digits is listed as damaged, without any word beside it`() {
        #expect(Self.found("GB34 ZQXB 2020 1555 5555 55 for Ms Oake") == ["iban GB34ZQXB20201555555555 damaged"])
        #expect(Self.found("DE88 3704 0044 0532 0130 00") == ["iban DE88370400440532013000 damaged"])
        #expect(Self.found("be12 this is no account at all").isEmpty)
    }
}
