// SPDX-License-Identifier: Apache-2.0

import Comparison

/// The English of the comparison report.
enum ComparisonWords {
    static func family(_ family: EvidenceFamily) -> String {
        switch family {
        case .identifier: "values"
        case .media: "files and pictures"
        case .script: "scripts"
        case .style: "writing"
        case .behaviour: "habits"
        }
    }

    static func kind(_ kind: String) -> String {
        switch kind {
        case "accountId": "the service's own account number"
        case "phone": "phone number"
        case "email": "e-mail address"
        case "username": "user name"
        case "iban": "IBAN"
        case "ukAccount": "sort code and account"
        case "card": "payment card"
        case "bitcoin": "Bitcoin address"
        case "ethereum": "Ethereum address"
        case "litecoin": "Litecoin address"
        case "monero": "Monero address"
        case "tron": "TRON address"
        case "cashtag": "cashtag"
        case "paypal": "PayPal payee"
        case "venmo": "Venmo payee"
        case "revolut": "Revolut payee"
        case "monzo": "Monzo payee"
        case "wise": "Wise payee"
        case "upi": "UPI payee"
        case "pix": "Pix key"
        case "bankAccount": "bank account number"
        case "giftCard": "gift-card code"
        case "url": "web address"
        case "domain": "domain"
        case "invite": "invitation"
        case "ip": "network address"
        case "device": "device number"
        case "fileHash": "file, by SHA-256"
        case "pdq": "pictures that look alike by PDQ"
        case "template": "script"
        case "passage": "passage"
        case "letterGroups": "writing, letter groups"
        case "habits": "hours, pace and sums"
        case "script": "script"
        default: kind
        }
    }

    /// A kind at the head of a row or a bar.
    static func title(_ name: String) -> String {
        let words = kind(name)
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// What was measured of an item, seconds as a duration: `first demand after 18 min, left`.
    static func told(_ measure: ItemMeasure) -> String {
        let side = measure.name.split(separator: ", ").dropFirst().joined(separator: ", ")
        let events = ["seconds to the first demand": "first demand", "median seconds to an answer": "median answer"]
        if let event = events.first(where: { measure.name.hasPrefix($0.key) })?.value, measure.value >= 0,
            measure.value < 1e15
        {
            let seconds = Int64(measure.value)
            let time = Elapsed(shortest: seconds, longest: seconds).toTheMinute
            return "\(event) after \(time)" + (side.isEmpty ? "" : " (\(side))")
        }
        if measure.name == "PDQ distance of 256" { return "distance \(Figures.decimal(measure.value)) of 256" }
        if measure.name.hasSuffix(", per cent") {
            return "\(measure.name.dropLast(10)): \(Figures.decimal(measure.value)) %"
        }
        return "\(measure.name): \(Figures.decimal(measure.value))"
    }

    /// Several kinds, a comma in between.
    static func kinds(_ names: String) -> String {
        names.split(separator: ", ").map { kind(String($0)) }.joined(separator: ", ")
    }

    static func reason(_ reason: AsideReason) -> String {
        switch reason {
        case .protected: "belongs to a complainant, a witness or a decoy"
        case .sameEvidence: "between accounts of the same evidence"
        case .mentioned: "named by accounts, not told by both as theirs, to pay to or to be used; read it on both sides"
        case .stockWording: "stock wording, which many write"
        case .commonWording: "written by others too who are no suspects"
        case .protectedWording:
            "words that somebody who is no suspect wrote first, or names around one who may have been pressed in both cases"
        case .screen: "even as a screen or a page is: the layout alone may be alike"
        case .wrongCheckFigure: "check figure wrong"
        case .lookAlike: "check figure wrong, and alike but for a letter or capitals: kept apart; read it on both sides"
        case .tooCommon: "too common in this index to weigh"
        case .weakAlone: "too weak to raise a pair alone"
        case .hub: "in too many cases to link anybody"
        case .stopList(let reason): reason
        }
    }
}
