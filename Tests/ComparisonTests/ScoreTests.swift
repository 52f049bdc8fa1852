// SPDX-License-Identifier: Apache-2.0

import Comparison
import Testing

@Suite("Scores") struct ScoreTests {
    static func item(
        _ family: EvidenceFamily = .identifier, _ kind: String = "iban", weight: Double = 1,
        _ standing: EvidenceItem.Standing = .hard, left: [Int32] = [1], right: [Int32] = [2], own: Bool = false
    ) -> EvidenceItem {
        EvidenceItem(
            family: family, kind: kind, value: "\(left)\(kind)", cases: 2, weight: weight, standing: standing,
            leftRole: own ? .own : .asserted, rightRole: own ? .own : .asserted, left: left, right: right)
    }

    @Test("never lets a value weigh more than the index is large, and less the more cases have it")
    func rarity() {
        let rarity = Rarity(cases: 65)
        #expect(abs(rarity.weight(frequency: 2, shareIfLinked: 0.5) - 1.8) < 0.05)
        let weights = (2...20).map { rarity.weight(frequency: $0, shareIfLinked: 0.5) }
        #expect(weights == weights.sorted(by: >))
        #expect(weights.allSatisfy { $0 <= rarity.ceiling && $0 >= 0 })
        #expect(rarity.hubLimit == 20)
        #expect(Rarity(cases: 10_000).hubLimit == 50)
    }

    @Test("bands are no sums: soft links never make an A, style and habits never more than nothing alone")
    func bands() {
        #expect(PairScore([Self.item()]).band == .a)
        #expect(PairScore([Self.item(.identifier, "domain", .soft)]).band == .c)
        let apart = [
            Self.item(.identifier, "domain", .soft), Self.item(.script, "template", .soft, left: [5], right: [6]),
        ]
        #expect(PairScore(apart).band == .b)
        let together = [Self.item(.identifier, "domain", .soft), Self.item(.identifier, "url", .soft)]
        #expect(PairScore(together).band == .c)
        let style = Self.item(.style, "letterGroups", weight: 2, .accompanying)
        #expect(PairScore([style]).band == nil)
        #expect(PairScore([style, Self.item(.identifier, "domain", .soft)]).band == .c)
    }

    @Test(
        "a script alone is of band B, however rare: of A with a value or a file apart from it, or with a script of another place"
    )
    func scriptAlone() {
        let script = Self.item(.script, "template", left: [10, 11], right: [20])
        #expect(PairScore([script]).band == .b)
        let near = Self.item(.script, "template", left: [13], right: [40])
        #expect(PairScore([script, near]).band == .b)
        let far = Self.item(.script, "template", left: [30], right: [40])
        #expect(PairScore([script, far]).band == .a)
        #expect(PairScore([script, Self.item(.media, "fileHash", .middling, left: [11], right: [3])]).band == .b)
        #expect(PairScore([script, Self.item(.media, "fileHash", .middling, left: [12], right: [3])]).band == .a)
        #expect(PairScore([script, Self.item(.identifier, "domain", .soft, left: [1], right: [2])]).band == .b)
        #expect(PairScore([script, Self.item(.style, "letterGroups", weight: 2, .accompanying)]).band == .b)
    }

    @Test("counts items of one message once and a quarter of the rest, and holds families")
    func dependence() {
        let same = PairScore([Self.item(), Self.item(.identifier, "phone", left: [1], right: [9])])
        #expect(abs(same.total - 1.25) < 1e-9)
        let apart = PairScore([Self.item(), Self.item(.identifier, "phone", left: [7], right: [9])])
        #expect(abs(apart.total - 2) < 1e-9)
        let held = PairScore([Self.item(.style, "letterGroups", weight: 3, .accompanying), Self.item()])
        #expect(held.caps.map(\.family) == [.style] && held.caps.map(\.to) == [2])
        #expect(abs(held.total - 3) < 1e-9)
    }

    @Test("counts a wallet and the script around it once, whatever their families, and tells what each item adds")
    func oneMessage() {
        let both = PairScore([
            Self.item(.identifier, "bitcoin", weight: 2, left: [6], right: [5]),
            Self.item(.script, "template", weight: 1, left: [6, 7], right: [5]),
        ])
        #expect(abs(both.total - 2.25) < 1e-9)
        #expect(both.counted == [2, 0.25])
        // A script in the messages of two wallets makes one instrument of the three.
        let chain = PairScore([
            Self.item(.identifier, "bitcoin", weight: 2, left: [1], right: [2]),
            Self.item(.identifier, "iban", weight: 1, left: [8], right: [9]),
            Self.item(.script, "template", weight: 4, left: [1, 8], right: [30]),
        ])
        #expect(abs(chain.total - 4.75) < 1e-9)
        #expect(abs(chain.counted.reduce(0, +) - chain.total) < 1e-9)
    }

    @Test("lets soft items that weigh nothing carry nothing")
    func weightless() {
        var item = Self.item(.script, "template", weight: 0, .middling)
        #expect(PairScore([item]).band == .c)
        item.cases = 3
        #expect(PairScore([item]).band == nil)
        var other = item
        (other.left, other.right, other.value) = ([7], [8], "another")
        #expect(PairScore([item, other]).band == nil)
        item.cases = 2
        other.cases = 2
        #expect(PairScore([item, other]).band == .c)
        // What weighs next to nothing supports nothing.
        (item.weight, item.cases) = (0.09, 18)
        #expect(PairScore([item]).band == nil)
        item.weight = Rarity.support
        #expect(PairScore([item]).band == .b)
    }

    @Test("calls a link of operator only where a value belongs to both accounts themselves")
    func type() {
        #expect(PairScore([Self.item()]).type == .material)
        #expect(PairScore([Self.item(.identifier, "accountId", own: true)]).type == .operator)
    }

    @Test("finds groups and the links on which they hang")
    func groups() {
        // A triangle, a tail of two, and a pair.
        let groups = AccountGroups(accounts: 7, links: [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (5, 6)]).groups
        #expect(groups.map(\.members) == [[0, 1, 2, 3, 4], [5, 6]])
        #expect(groups[0].bridges == [3, 4])
        #expect(groups[1].bridges == [])
        let chain = AccountGroups(accounts: 100_000, links: (0..<99_999).map { ($0, $0 + 1) })
        #expect(chain.groups[0].bridges.count == 99_999)
    }

    @Test("orders references as people count")
    func order() {
        let names = ["C-10", "C-2", "C-1", "B-3", "C-02"]
        #expect(names.sorted(by: NaturalOrder.precedes) == ["B-3", "C-1", "C-02", "C-2", "C-10"])
    }

    @Test(
        "stops addresses of services and help lines",
        arguments: [
            ("domain", "instagram.com", true), ("url", "https://www.paypal.com", true),
            ("url", "https://paypal.com/invoice/77", false), ("url", "https://www.ceop.police.uk/report", true),
            ("phone", "+447700900123", false), ("phone", "+440000000", true), ("email", "support@example.com", true),
            ("domain", "fenlark.example.com", false), ("iban", "GB82WEST12345698765432", true),
            ("bitcoin", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", true), ("card", "4242424242424242", true),
            ("ethereum", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", true),
            ("phone", "+447123456789", true), ("phone", "+443457345345", true), ("phone", "+443001232040", true),
            ("phone", "03001232040", true),
            ("email", "name@gmail.com", true), ("email", "your.name@example.com", true),
            ("email", "mara.lind@example.com", false), ("ukAccount", "000000-41233121", true),
            ("ukAccount", "203041-12345678", true), ("ukAccount", "203041-31926827", false),
            ("paypal", "paypal.me/yourname", true), ("paypal", "paypal.me/maralind", false),
            ("paypal", "name@example.com", true), ("cashtag", "$cashtag", true), ("cashtag", "$maralind", false),
            ("username", "username", true), ("username", "your_name", true), ("username", "maralind", false),
            ("revolut", "revolut.me/username", true), ("bankAccount", "1234567890", true),
            ("bitcoin", "1111111111111111111111111111", true),
            ("url", "https://game.co.uk/en/steam-gift-card-50-2848", true),
            ("url", "https://amazon.co.uk/Some-Card/dp/B00X", true),
            ("url", "https://amazon.co.uk/hz/wishlist/ls/ABC", false),
            ("url", "https://en.wikipedia.org/wiki/Bitcoin", true), ("domain", "postoffice.co.uk", true),
            ("email", "security@facebookmail.com", true), ("email", "no.reply@mail.instagram.com", true),
            ("email", "maralind@gmail.com", false), ("email", "maralind@outlook.com", false),
            ("url", "https://t.me/wallet", true), ("url", "https://t.me/CryptoBot", true),
            ("url", "https://t.me/CryptoBot?start=IVq7", false), ("url", "https://t.me/maralind", false),
            ("username", "wallet", true), ("username", "cryptobot", true), ("username", "notcoin_bot", true),
            ("username", "tonkeeper", true), ("username", "botfather", true),
            ("username", "durov", true), ("username", "cristiano", true), ("username", "elonmusk", true),
            ("username", "cristiano_77", false), ("username", "teamsnapchat", true),
            ("url", "https://accounts.binance.com/en/register", true),
            ("url", "https://accounts.binance.com/en/register?ref=77AB", false),
            ("url", "https://worldremit.com/en", true), ("url", "https://instagram.com/cristiano/", true),
            ("url", "https://instagram.com/cristiano/p/77", false),
        ])
    func stops(kind: String, value: String, isStopped: Bool) {
        #expect((StopList().reason(kind: kind, value: value) != nil) == isStopped)
    }

    @Test("stops the values of a unit's own list")
    func ownStops() {
        let list = StopList([
            StopList.Entry(kind: "iban", value: "GB33TEST1", reason: "decoy account"),
            StopList.Entry(kind: "phone", value: "+447700900123", reason: "office"),
        ])
        #expect(list.reason(kind: "iban", value: "GB33TEST1") == "decoy account")
        #expect(list.reason(kind: "phone", value: "+447700900123") == "office")
        #expect(list.reason(kind: "iban", value: "GB33TEST2") == nil)
    }
}
