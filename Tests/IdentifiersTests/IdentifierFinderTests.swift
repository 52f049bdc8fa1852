// SPDX-License-Identifier: Apache-2.0

import Identifiers
import Testing

/// Texts with what must be found in them; every number is invented, every address a hash of invented words.
@Suite("Identifiers in messages") struct IdentifierFinderTests {
    static let payments: [IdentifierCase] = [
        IdentifierCase("send it to GB03ZQXB00001231926819 now", "iban GB03ZQXB00001231926819 valid"),
        IdentifierCase("IBAN: GB03 ZQXB 0000 1231 9268 19", "iban GB03ZQXB00001231926819 valid"),
        IdentifierCase("my iban is DE51000000000123456789", "iban DE51000000000123456789 damaged"),
        IdentifierCase("sort code 00-12-34 account 12345678", "ukAccount 001234-12345678 unverifiable"),
        IdentifierCase("acc 1234567 sort 00 12 34", "ukAccount 001234-01234567 unverifiable"),
        IdentifierCase("see you on 12-06-24 at the 12345678 bus"),
        IdentifierCase("card number 4111 1111 1111 1111 exp 12/29", "card 4111111111111111 valid"),
        IdentifierCase("card number 4111 1111 1111 1112", "card 4111111111111112 damaged"),
        IdentifierCase("steam code AAAAA-BB1BB-CCCCC", "giftCard AAAAABB1BBCCCCC unverifiable"),
        IdentifierCase("apple gift card code XAB1CD2EF3GH4JK5", "giftCard XAB1CD2EF3GH4JK5 unverifiable"),
        IdentifierCase("pay to $invented-name on cash app", "cashtag $invented-name unverifiable"),
        IdentifierCase("$TSLA is up again"),
        IdentifierCase("paypal.me/InventedName", "paypal paypal.me/inventedname unverifiable"),
        IdentifierCase("use paypal, payee@example.com", "email payee@example.com valid", "paypal payee@example.com unverifiable"),
        IdentifierCase("venmo @quick-invented", "venmo quick-invented unverifiable"),
        IdentifierCase("my revolut is @inventedtag1", "revolut inventedtag1 unverifiable"),
        IdentifierCase("https://monzo.me/invented", "monzo monzo.me/invented unverifiable"),
    ]

    static let wallets: [IdentifierCase] = [
        IdentifierCase("1LF9opuC25vcX5NovqVbc82Cxkyn4K5gZq", "bitcoin 1LF9opuC25vcX5NovqVbc82Cxkyn4K5gZq valid"),
        IdentifierCase("3Bw8ZmUZNQ8E8izWMe4hHVE7yENjSm7qJW", "bitcoin 3Bw8ZmUZNQ8E8izWMe4hHVE7yENjSm7qJW valid"),
        IdentifierCase("btc wallet 1LF9opuC25vcX5NovqVbc82Cxkyn4K5gZr", "bitcoin 1LF9opuC25vcX5NovqVbc82Cxkyn4K5gZr damaged"),
        // The test vectors of BIP-173 and BIP-350.
        IdentifierCase(
            "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
            "bitcoin bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 valid"),
        IdentifierCase(
            "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
            "bitcoin bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0 valid"),
        IdentifierCase("LKeiH8xuQ4d1konxeMdDEK3mkionqmj41A", "litecoin LKeiH8xuQ4d1konxeMdDEK3mkionqmj41A valid"),
        IdentifierCase("TLP7Evavaxv3RuF1fXmondSV1QW7mRgEhf", "tron TLP7Evavaxv3RuF1fXmondSV1QW7mRgEhf valid"),
        // The first test vector of EIP-55, and the same with one letter's case changed.
        IdentifierCase(
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "ethereum 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed valid"),
        IdentifierCase(
            "0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "ethereum 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed damaged"),
        IdentifierCase(
            "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
            "ethereum 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed unverifiable"),
    ]

    static let contacts: [IdentifierCase] = [
        IdentifierCase("call me on 07700 900123", "phone +447700900123 unverifiable"),
        IdentifierCase("+44 20 7946 0123 is the office", "phone +442079460123 valid"),
        IdentifierCase("text (555) 555-0142", "phone +15555550142 unverifiable"),
        IdentifierCase("he was born 12/06/1999 and left 2024-05-01"),
        IdentifierCase("name.surname at example dot com", "email name.surname@example.com valid obfuscated"),
        IdentifierCase("write to name.surname+x@mail.example.org.", "email name.surname+x@mail.example.org valid"),
        IdentifierCase("hxxps://evil[.]example/path", "url https://evil.example/path unverifiable obfuscated"),
        IdentifierCase("see https://www.example.com/a?b=1#c.", "url https://www.example.com/a?b=1#c unverifiable"),
        IdentifierCase("example.com has it", "domain example.com unverifiable"),
        IdentifierCase("ok.so what then"),
        IdentifierCase("join https://discord.gg/AbCdEf1", "invite discord.gg/AbCdEf1 unverifiable"),
        IdentifierCase("t.me/+AbCdEf123", "invite t.me/+AbCdEf123 unverifiable"),
        IdentifierCase("add me on snap: invented_name1", "username invented_name1 unverifiable"),
        IdentifierCase("@invented.name hi", "username invented.name unverifiable"),
        IdentifierCase("see you @ 5pm"),
        IdentifierCase("it came from 192.0.2.17", "ip 192.0.2.17 valid"),
        IdentifierCase("update to version 10.3.2.1"),
    ]

    @Test("payees and accounts", arguments: payments)
    func findsPayees(sample: IdentifierCase) { expect(sample) }

    @Test("wallets by their checksums", arguments: wallets)
    func findsWallets(sample: IdentifierCase) { expect(sample) }

    @Test("telephones, mail, web and names", arguments: contacts)
    func findsContacts(sample: IdentifierCase) { expect(sample) }

    private func expect(_ sample: IdentifierCase) {
        let (identifiers, _) = find(sample.text)
        let described = identifiers.map { match in
            "\(match.kind) \(match.value) \(match.status)\(match.isObfuscated ? " obfuscated" : "")"
        }
        #expect(described == sample.found)
    }
}

struct IdentifierCase: Sendable, CustomTestStringConvertible {
    var text: String
    var found: [String]
    var testDescription: String { text }

    init(_ text: String, _ found: String...) {
        self.text = text
        self.found = found
    }
}

/// Runs the finder over a text.
func find(_ text: String) -> (identifiers: [IdentifierMatch], money: [MoneyMatch]) {
    var identifiers: [IdentifierMatch] = []
    var money: [MoneyMatch] = []
    let bytes = Array(text.utf8)
    IdentifierFinder().find(in: bytes.span, identifiers: &identifiers, money: &money)
    return (identifiers, money)
}
