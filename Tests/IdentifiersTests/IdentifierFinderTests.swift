// SPDX-License-Identifier: Apache-2.0

import Identifiers
import Testing

/// Texts with what must be found in them; every number is invented, every address a hash of invented words.
@Suite("Identifiers in messages") struct IdentifierFinderTests {
    static let spellings: [IdentifierCase] = [
        IdentifierCase(
            "send it to bc1q30c5pke5c07q8jnn 9pnsqttnj66egdyp33dfa8",
            "bitcoin bc1q30c5pke5c07q8jnn9pnsqttnj66egdyp33dfa8 valid obfuscated"),
        IdentifierCase(
            "bc1q30c5p\nke5c07q8jnn9pnsqttnj66egdyp33dfa8",
            "bitcoin bc1q30c5pke5c07q8jnn9pnsqttnj66egdyp33dfa8 valid obfuscated"),
        IdentifierCase(
            "wallet bc1q30c5pke\u{200B}5c07q8jnn9pnsqttnj66egdyp33dfa8",
            "bitcoin bc1q30c5pke5c07q8jnn9pnsqttnj66egdyp33dfa8 valid obfuscated"),
        IdentifierCase(
            "Thank5 LUKrMKQpaubNGDQQL xnJqd7NNAVTGdoeKB", "litecoin LUKrMKQpaubNGDQQLxnJqd7NNAVTGdoeKB valid obfuscated"
        ),
        IdentifierCase(
            "eth wallet 8bf140db34c3fc03ca732867002d7396b5943481",
            "ethereum 0x8bf140db34c3fc03ca732867002d7396b5943481 unverifiable"),
        IdentifierCase("text me on 0 7 7 0 0 9 0 0 7 0 7", "phone +447700900707 unverifiable obfuscated"),
        IdentifierCase("my number is ٠٧٧٠٠٩٠٠٧٢٢", "phone +447700900722 unverifiable obfuscated"),
        IdentifierCase("my number is ０７７００ ９００７２２", "phone +447700900722 unverifiable obfuscated"),
        IdentifierCase("call 07700\u{2060}900733", "phone +447700900733 unverifiable obfuscated"),
        IdentifierCase("cashapp £InventedName7", "cashtag $inventedname7 unverifiable"),
        IdentifierCase("that is £20k or £Nothing"), IdentifierCase("@\u{2068}Mara\u{2069} hi there 2"),
        IdentifierCase("add me tg://resolve?domain=invented_x", "username invented_x unverifiable"),
        IdentifierCase("tg://join?invite=AbCdEf22gHiJkL", "invite t.me/+AbCdEf22gHiJkL unverifiable"),
        IdentifierCase("whatsapp://send?phone=%2B447700900123&text=hi", "phone +447700900123 unverifiable"),
        IdentifierCase("snapchat://add/invented9", "username invented9 unverifiable"),
        IdentifierCase("add me tg://settings"),
        IdentifierCase("its invented15 on snap", "username invented15 unverifiable"),
        IdentifierCase("see you at 5pm on insta"),
        IdentifierCase("skype live:.cid.12ab46cd34ef56aa", "username live:.cid.12ab46cd34ef56aa unverifiable"),
        IdentifierCase("my skype is live:invented.9", "username live:invented.9 unverifiable"),
        IdentifierCase("we go live: 20 minutes"),
        IdentifierCase("my cashtag is invented7", "cashtag $invented7 unverifiable"),
        IdentifierCase("my tele invented9", "username invented9 unverifiable"),
    ]
    static let payments: [IdentifierCase] = [
        IdentifierCase("send it to GB03ZQXB00001231926819 now", "iban GB03ZQXB00001231926819 valid"),
        IdentifierCase("IBAN: GB03 ZQXB 0000 1231 9268 19", "iban GB03ZQXB00001231926819 valid"),
        IdentifierCase("my iban is DE51000000000123456789", "iban DE51000000000123456789 damaged"),
        IdentifierCase("send to iban gb03 zqxb 0000 1231 9268 19", "iban GB03ZQXB00001231926819 valid"),
        IdentifierCase("my iban gb03 zqxb 0000 l231 9268 18", "iban GB03ZQXB0000L231926818 damaged"),
        IdentifierCase("your account sends me 250 by noon or all of them see it"),
        IdentifierCase("the bank paid me 300 at noon on a sunny day in may"),
        IdentifierCase("sort code 00-12-34 account 12345678", "ukAccount 001234-12345678 unverifiable"),
        IdentifierCase("acc 1234567 sort 00 12 34", "ukAccount 001234-01234567 unverifiable"),
        IdentifierCase("bank. 200. 003141 59265358", "ukAccount 003141-59265358 unverifiable"),
        IdentifierCase("as a standing order, 00-31-41, 59265358", "ukAccount 003141-59265358 unverifiable"),
        IdentifierCase("to acc 00 / 31 / 41 , 5 9 2 6 5 3 5 8", "ukAccount 003141-59265358 unverifiable"),
        IdentifierCase("00 31 41 . 5 9 2 6 5 3 5 8 , name K", "ukAccount 003141-59265358 unverifiable"),
        IdentifierCase("sort 00-31-41 account 5926 5358", "ukAccount 003141-59265358 unverifiable"),
        IdentifierCase("003141 59265358, put rent as the reference", "ukAccount 003141-59265358 unverifiable"),
        IdentifierCase("00 31 41 59265358 MR K NOVAK", "ukAccount 003141-59265358 unverifiable"),
        IdentifierCase("12 03 24 20240312 was the date"), IdentifierCase("ref 203141 59265358"),
        IdentifierCase("order 991234 12345678 is on its way"), IdentifierCase("1 2 3 4 5 6 7 8 9 and go"),
        IdentifierCase("XQ7T R92K LM4P 8VWB thats a 50", "giftCard XQ7TR92KLM4P8VWB unverifiable"),
        IdentifierCase("XQ7T-R9ZK-LM4P-VWBB for you", "giftCard XQ7TR9ZKLM4PVWBB unverifiable"),
        IdentifierCase("bought it, KQ7T RR2K LMPW V8WB", "giftCard KQ7TRR2KLMPWV8WB unverifiable"),
        IdentifierCase("MEET YOU HERE SOON"), IdentifierCase("OPEN 24HR CALL SOON"),
        IdentifierCase("$inventedname. no emoji pls", "cashtag $inventedname unverifiable"),
        IdentifierCase("set $inventedname = 5 first"), IdentifierCase("what the $hit"),
        IdentifierCase("00-41-27 then 55810342", "ukAccount 004127-55810342 unverifiable"),
        IdentifierCase(
            "00-11-22 12345678, 00-33-44 87654321", "ukAccount 001122-12345678 unverifiable",
            "ukAccount 003344-87654321 unverifiable"),
        IdentifierCase(
            "acc 12345678 sort 00-11-22, acc 87654321 sort 00-33-44", "ukAccount 001122-12345678 unverifiable",
            "ukAccount 003344-87654321 unverifiable"),
        IdentifierCase("see you on 12-06-24 at the 12345678 bus"),
        IdentifierCase("transaction id 40718823, date 05-08-25"),
        IdentifierCase("last one was 12-03-24, ref 20240312"),
        IdentifierCase("card number 4111 1111 1111 1111 exp 12/29", "card 4111111111111111 valid"),
        IdentifierCase("card number 4111 1111 1111 1112", "card 4111111111111112 damaged"),
        IdentifierCase("4111 1111 1111 1111 12/29 visa", "card 4111111111111111 valid"),
        IdentifierCase("my library card is 4000 0012 3456 7890"),
        IdentifierCase("ACXE-PYDFJD-RW36 there", "giftCard ACXEPYDFJDRW36 unverifiable"),
        IdentifierCase("license key is XQ4P-77LM-2GHT"),
        IdentifierCase("steam code AAAAA-BB1BB-CCCCC", "giftCard AAAAABB1BBCCCCC unverifiable"),
        IdentifierCase("apple gift card code XAB1CD2EF3GH4JK5", "giftCard XAB1CD2EF3GH4JK5 unverifiable"),
        IdentifierCase("pay to $invented-name on cash app", "cashtag $invented-name unverifiable"),
        IdentifierCase("$InventedPayee yes", "cashtag $inventedpayee unverifiable"),
        IdentifierCase("cash.app/$InventedPayee", "cashtag $inventedpayee unverifiable"),
        IdentifierCase("$TSLA is up again"), IdentifierCase("$PATH is a shell variable"),
        IdentifierCase("venmo @one-a or revolut @two_b", "venmo one-a unverifiable", "revolut two_b unverifiable"),
        IdentifierCase(
            "https://wise.com/pay/me/invented1", "wise wise.com/pay/me/invented1 unverifiable",
            "url https://wise.com/pay/me/invented1 unverifiable"),
        IdentifierCase("paypal.me/InventedName", "paypal paypal.me/inventedname unverifiable"),
        IdentifierCase(
            "use paypal, payee@example.com", "email payee@example.com valid", "paypal payee@example.com unverifiable"),
        IdentifierCase("venmo @quick-invented", "venmo quick-invented unverifiable"),
        IdentifierCase("my revolut is @inventedtag1", "revolut inventedtag1 unverifiable"),
        IdentifierCase(
            "https://monzo.me/invented", "monzo monzo.me/invented unverifiable",
            "url https://monzo.me/invented unverifiable"),
    ]

    static let wallets: [IdentifierCase] = [
        IdentifierCase("1LF9opuC25vcX5NovqVbc82Cxkyn4K5gZq", "bitcoin 1LF9opuC25vcX5NovqVbc82Cxkyn4K5gZq valid"),
        IdentifierCase("3Bw8ZmUZNQ8E8izWMe4hHVE7yENjSm7qJW", "bitcoin 3Bw8ZmUZNQ8E8izWMe4hHVE7yENjSm7qJW valid"),
        IdentifierCase(
            "btc wallet 1LF9opuC25vcX5NovqVbc82Cxkyn4K5gZr", "bitcoin 1LF9opuC25vcX5NovqVbc82Cxkyn4K5gZr damaged"),
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

    private static let key = "3fa94c0d1be27586" + "90ab12cd34ef5607" + "89bcad10ef324576" + "98abdc01fe235467"

    static let contacts: [IdentifierCase] = [
        IdentifierCase("call me on 07700 900123", "phone +447700900123 unverifiable"),
        IdentifierCase("+44 20 7946 0123 is the office", "phone +442079460123 valid"),
        IdentifierCase("07700 9004561 is no number"), IdentifierCase("+1 8220-555-01 on the label"),
        IdentifierCase("ISBN 978-0-7460-9000-4"),
        IdentifierCase("i have 2 07700 900123 phones", "phone +447700900123 unverifiable"),
        IdentifierCase("👉07700900123", "phone +447700900123 unverifiable"),
        IdentifierCase(
            "https://wa.me/447700900123", "phone +447700900123 unverifiable",
            "url https://wa.me/447700900123 unverifiable"),
        IdentifierCase(
            "oh double seven double oh nine double oh one two three", "phone +447700900123 unverifiable obfuscated"),
        IdentifierCase("text (555) 555-0142", "phone +15555550142 unverifiable"),
        IdentifierCase("he was born 12/06/1999 and left 2024-05-01"),
        IdentifierCase("name.surname at example dot com", "email name.surname@example.com valid obfuscated"),
        IdentifierCase("email off lane nine at gmail dot com"),
        IdentifierCase("email me at kay dot lane at example dot com", "email kay.lane@example.com valid obfuscated"),
        IdentifierCase("my email is lane9 at gmail dot com", "email lane9@gmail.com valid obfuscated"),
        IdentifierCase("write to name.surname+x@mail.example.org.", "email name.surname+x@mail.example.org valid"),
        IdentifierCase("hxxps://evil[.]example/path", "url https://evil.example/path unverifiable obfuscated"),
        IdentifierCase("see https://www.example.com/a?b=1#c.", "url https://www.example.com/a?b=1#c unverifiable"),
        IdentifierCase("example.com has it", "domain example.com unverifiable"),
        IdentifierCase("ok.so what then"), IdentifierCase("look at example dot com"),
        IdentifierCase("name1[at]example[.]com", "email name1@example.com valid obfuscated"),
        IdentifierCase("josé.invented@example.com", "email josé.invented@example.com valid"),
        IdentifierCase("see example.com.It works", "domain example.com unverifiable"),
        IdentifierCase("well..example.org", "domain example.org unverifiable"),
        IdentifierCase("“https://www.example.com/a(b)”", "url https://www.example.com/a(b) unverifiable"),
        IdentifierCase(
            "http://192.0.2.17:8080/x", "url http://192.0.2.17:8080/x unverifiable", "ip 192.0.2.17 valid"),
        IdentifierCase("from 2001:db8::7:1 today", "ip 2001:db8::7:1 valid"), IdentifierCase("a::b and 10:20:30"),
        IdentifierCase("imei 490154203237518", "device imei:490154203237518 valid"),
        IdentifierCase("mac 00:00:5E:00:53:AF", "device mac:00:00:5e:00:53:af unverifiable"),
        IdentifierCase("his handle invented_name", "username invented_name unverifiable"),
        IdentifierCase("it is my_file.txt and IMG_1234 @everyone"),
        IdentifierCase(
            "sha256 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
            "fileHash 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef unverifiable"),
        IdentifierCase("join https://discord.gg/AbCdEf1", "invite discord.gg/AbCdEf1 unverifiable"),
        IdentifierCase("t.me/+AbCdEf123", "invite t.me/+AbCdEf123 unverifiable"),
        IdentifierCase("add me on snap: invented_name1", "username invented_name1 unverifiable"),
        IdentifierCase("@invented.name hi", "username invented.name unverifiable"),
        IdentifierCase("see you @ 5pm"),
        IdentifierCase(
            "my session id is 05\(key).", "username 05\(key) unverifiable"),
        IdentifierCase("Session: 05\(key.uppercased())", "username 05\(key) unverifiable"),
        IdentifierCase("05\(key)", "username 05\(key) unverifiable"),
        IdentifierCase("the public key 02\(key)"), IdentifierCase("05\(key)7 is one figure too long"),
        IdentifierCase("it came from 192.0.2.17", "ip 192.0.2.17 valid"),
        IdentifierCase("update to version 10.3.2.1"),
    ]

    @Test("the same value in another spelling", arguments: spellings)
    func findsSpellings(sample: IdentifierCase) { expect(sample) }

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
