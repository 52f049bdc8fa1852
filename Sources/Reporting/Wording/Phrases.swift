// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

/// Words that several sections share.
///
/// No verdict and no adjective of degree: an account is recorded as doing something in a message, and no sentence
/// says more than its citations. `ClaimLanguageTests` holds the list of words that may not stand here.
enum Phrases {
    /// A platform as people write it; nil for one that the program does not know.
    static func known(_ platform: Platform) -> String? {
        [
            "whatsapp": "WhatsApp", "telegram": "Telegram", "facebook": "Facebook", "instagram": "Instagram",
            "threads": "Threads", "sms": "SMS", "signal": "Signal", "discord": "Discord", "snapchat": "Snapchat",
            "tiktok": "TikTok",
            "imessage": "iMessage", "skype": "Skype", "viber": "Viber", "email": "E-mail", "kik": "Kik", "x": "X",
            "linkedin": "LinkedIn", "tinder": "Tinder", "hinge": "Hinge", "reddit": "Reddit",
            "qq": "QQ", "wechat": "WeChat", "roblox": "Roblox", "line": "LINE", "kakaotalk": "KakaoTalk",
            "meta": "Facebook or Instagram", "google-chat": "Google Chat", "google-hangouts": "Google Hangouts",
            "google-voice": "Google Voice",
        ][platform.rawValue]
    }

    static func name(_ platform: Platform) -> Prose {
        known(platform).map { Prose(.text($0)) } ?? Prose(.evidence(platform.rawValue))
    }

    /// The text of a code, whatever module it belongs to.
    static func raw(_ code: some RawRepresentable<String>) -> String { code.rawValue }

    static func kind(_ kind: Conversation.Kind) -> String {
        switch kind {
        case .direct: "between two accounts"
        case .group: "group"
        case .channel: "channel"
        case .unknown: "kind not recorded"
        }
    }

    static func name(_ kind: Event.Kind) -> String {
        switch kind {
        case .message: "Messages"
        case .reaction: "Reactions"
        case .call: "Calls"
        case .contact: "Contact steps"
        case .membership: "Membership changes"
        case .payment: "Payments recorded by the service"
        case .safety: "Blocks and reports"
        case .accountChange: "Account changes"
        case .notice: "Notices of the service"
        }
    }

    static func name(_ slot: ExtortionDemand.Slot) -> String {
        switch slot {
        case .leverage: "leverage"
        case .proof: "picture sent or pointed at"
        case .threat: "threat"
        case .audience: "audience"
        case .condition: "condition"
        case .demand: "demand"
        case .amount: "amount"
        case .method: "method"
        case .deadline: "deadline"
        case .pressure: "pressure"
        case .promise: "promise"
        case .executed: "said to be carried out"
        case .seeming: "set aside"
        }
    }

    /// What the two upper tiers hold, by definition; below them a frame is told by what it holds.
    static func meaning(_ tier: ExtortionDemand.Tier) -> String {
        switch tier {
        case .e1, .e2: "words of a demand, told by what they hold"
        case .e3: "threat with an audience or leverage, and a demand"
        case .e4: "threat and demand, with an amount, a method or a deadline"
        }
    }

    /// What a frame below those tiers holds, by its own messages, and why it weighs no more.
    static func held(_ found: ExtortionDemand) -> String {
        let head =
            switch (found.holds(.threat), found.holds(.demand)) {
            case (true, true): "a threat and a demand"
            case (true, false): "a threat and no demand"
            case (false, true): "a demand and no threat"
            case (false, false): "neither a threat nor a demand"
            }
        let parts: [(ExtortionDemand.Slot, String)] = [
            (.audience, "an audience"), (.leverage, "something held"), (.condition, "a condition"),
            (.pressure, "pressure"), (.amount, "a sum"), (.method, "a way to pay"), (.deadline, "a deadline"),
        ]
        let told = parts.filter { found.holds($0.0) }.map(\.1)
        let with = told.isEmpty ? "" : ", with \(Figures.list(told))"
        guard !found.demotions.isEmpty else { return head + with }
        return "\(head)\(with); set lower, because \(reasons([found]))"
    }

    /// Why frames weigh less than their parts, each reason once and in one order everywhere, behind "because".
    static func reasons(_ found: [ExtortionDemand]) -> String {
        let told = found.flatMap { frame in frame.demotions.map { ($0, demotion($0, of: frame)) } }
        let ordered = told.enumerated().sorted { left, right in
            (rank(left.element.0), left.offset) < (rank(right.element.0), right.offset)
        }.map(\.element.1).uniqued
        let rest = ordered.count - mostReasons
        return ordered.prefix(mostReasons).joined(separator: "; ")
            + (rest > 0 ? "; and \(Figures.counted(rest, "further reason"))" : "")
    }

    private static let mostReasons = 6

    /// Whose words they are comes first, then what the talk is about, how it was taken, and what is missing.
    private static func rank(_ code: String) -> Int { order.firstIndex(of: code) ?? order.count }

    private static let order = [
        "reported-speech", "forwarded", "business-sender", "debt", "household", "game", "banter", "group-banter",
        "laughter", "no-alarm", "petty-sum", "no-demand", "no-threat", "scattered", "wording-weight",
    ]

    /// A reason as a clause; of one with two halves, that which holds for this frame.
    static func demotion(_ code: String, of found: ExtortionDemand) -> String {
        if code == "group-banter" {
            let isHeld = found.holds(.leverage) || found.holds(.proof)
            return
                "it was said in a group and \(isHeld ? "nobody answered in words of alarm" : "nothing is said to be held")"
        }
        return demotion(code)
    }

    static func demotion(_ code: String) -> String {
        switch code {
        case "reported-speech": "it is worded as reported speech"
        case "laughter": "laughter stands beside it"
        case "forwarded": "it was passed on from elsewhere"
        case "banter": "it was answered in kind or taken as a joke"
        case "game": "both sides use words of a game"
        case "business-sender": "it is worded as a business writes"
        case "debt": "words of a debt, rent or purchase stand in it"
        case "household": "words of homework, chores or another rule of a household stand in it"
        case "no-alarm": "the rules read no alarm in the answers"
        case "petty-sum": "less than ten is asked for, nothing is held, and nobody begs"
        case "scattered": "its parts are scattered over much other talk"
        case "no-demand": "no message in it demands anything"
        case "no-threat": "no message in it threatens, and nothing that stands for a threat"
        case "wording-weight": "the wording of the talk as a whole is unlike labelled demands"
        default: code
        }
    }

    static func short(_ kind: SafeguardingFlag.Kind) -> String {
        switch kind {
        case .selfHarm: "welfare: self-harm or despair"
        case .selfHarmUrged: "welfare: self-harm urged"
        case .distress: "welfare: distress"
        case .minorAge: "welfare: age under 18 stated"
        case .meetingPlanned: "welfare: meeting planned"
        case .violence: "welfare: violence threatened"
        }
    }

    /// Title and sentence for the act-today box.
    static func referral(_ kind: SafeguardingFlag.Kind) -> (title: String, sentence: String) {
        switch kind {
        case .selfHarm: ("Words of self-harm or despair.", "met the rule for words of self-harm or despair")
        case .selfHarmUrged: ("Self-harm urged.", "met the rule for urging somebody to harm themselves")
        case .distress: ("Acute distress.", "met the rule for acute distress")
        case .minorAge: ("An age under 18 is stated.", "met the rule for a stated age under 18")
        case .meetingPlanned: ("A meeting may lie ahead.", "met the rule for a planned meeting")
        case .violence: ("Violence threatened.", "met the rule for a threat of violence")
        }
    }

    static func level(_ level: Escalation.Level) -> String {
        switch level {
        case .slow: "Slow"
        case .moderate: "Moderate"
        case .fast: "Fast"
        case .veryFast: "Very fast"
        case .notComputable: "Not computable"
        }
    }

    static func level(_ level: ContactActivity.Level) -> String {
        switch level {
        case .none: "Below the lines for many requests"
        case .elevated: "Elevated"
        case .massRequesting: "Mass requesting"
        case .notComputable: "Not computable"
        }
    }

    static func truncation(_ reason: String?) -> String {
        switch reason {
        case "reply-to-absent-message": "a reply to a message that the export does not hold"
        case "no-opening-notice": "the notice with which the format opens is absent"
        case "export-cap": "the export reached its limit of messages"
        case "refers-back": "the first words refer back to earlier talk"
        case let other?: other
        case nil: "reason not recorded"
        }
    }

    static func role(_ role: IdentifierFinding.Role) -> String {
        switch role {
        case .own: "own"
        case .asserted: "told to use"
        case .mentioned: "mentioned"
        }
    }

    /// The digits alone: `1,250.50`.
    static func number(_ money: Money) -> String {
        grouped(money.value.hasSuffix(".00") ? String(money.value.dropLast(3)) : money.value)
    }

    static func money(_ money: Money) -> String {
        let whole = number(money)
        return switch money.currency {
        case "GBP": "£\(whole)"
        // The sign alone names no country, and neither does the word.
        case "USD": "$\(whole)"
        case "JPY": "¥\(whole)"
        case "EUR": "€\(whole)"
        case let code?: "\(whole) \(code)"
        case nil: "\(whole), currency not told"
        }
    }

    /// `1,250.50`; anything but digits with a point stays as it is.
    private static func grouped(_ value: String) -> String {
        let parts = value.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first, parts.count <= 2, let number = Int(whole), number >= 1000,
            String(number) == whole
        else { return value }
        return ([Figures.grouped(number)] + parts.dropFirst().map(String.init)).joined(separator: ".")
    }

    /// Where the currency of a bare number comes from; empty where the sum names it.
    static func basis(_ basis: ExtortionDemand.CurrencyBasis?) -> String {
        switch basis {
        case .talk: " (currency named elsewhere in the talk)"
        case .payment: " (currency of the account or service to pay to)"
        case .region: " (currency by the words of the talk; not named)"
        case .sign: " (several currencies are written so; which one is not told)"
        case nil: ""
        }
    }

    /// The mark of the same in a table or a figure, which tells below what it means.
    static func mark(_ basis: ExtortionDemand.CurrencyBasis?) -> String {
        switch basis {
        case .talk: "*"
        case .payment: "†"
        case .region: "‡"
        case .sign: "§"
        case nil: ""
        }
    }

    /// What these marks mean; empty without one.
    static func marks(_ bases: [ExtortionDemand.CurrencyBasis]) -> String {
        let all: [ExtortionDemand.CurrencyBasis] = [.talk, .payment, .region, .sign]
        return all.filter(bases.contains).map { basis in
            let words =
                switch basis {
                case .talk: "currency named elsewhere in the talk, not beside the number"
                case .payment: "currency of the account or service to pay to, not named"
                case .region: "currency by the words of the talk, not named"
                case .sign: "several currencies are written so, no word tells which; output files hold the commonest"
                }
            return " \(mark(basis)) \(words)."
        }.joined()
    }

    /// Which payments are listed: one rule for each place of the report.
    static let paymentRule =
        """
        The rules list a payment told in words behind a demand for money, or where the words of the claim hold its sum; \
        payments told in other words are not seen.
        """

    static let noPayment: Prose =
        """
        No payment recorded by a service was found by the rules that ran, and none claimed behind a demand. \
        \(words: paymentRule)
        """

    static func method(_ method: String?) -> String {
        switch method {
        case "giftCard": "gift card"
        case "bankTransfer": "bank transfer"
        case "paypal": "PayPal"
        case "xrp": "XRP Ledger"
        case let coin? where coins.contains(coin): coin.prefix(1).uppercased() + coin.dropFirst()
        case "iban", "ukAccount", "bankAccount": "bank account"
        case "cashApp": "Cash App"
        case "naira": "Nigerian bank or wallet"
        case "cbu": "CBU or CVU"
        case "oxxo": "OXXO or CLABE"
        case "moneyTransfer": "money transfer"
        case "upi": "UPI"
        case "gcash": "GCash"
        case "crypto": "crypto currency"
        case "pix", "bizum", "revolut", "monzo", "wise", "venmo", "zelle", "chime":
            method.map { $0.prefix(1).uppercased() + $0.dropFirst() } ?? ""
        case let other?: other
        case nil: "method not told"
        }
    }

    /// What a redaction level leaves out.
    static func redaction(_ level: String) -> String {
        switch level {
        case "R0": "nothing removed"
        case "R1": "contact data of third parties removed"
        case "R2": "names and contact data removed but for the subjects, with places, schools and relatives"
        case "R3": "as R2, and severe wording replaced by its category"
        default: "words removed, counts and times left"
        }
    }

    static func status(_ status: ExhibitRecord.Status) -> String {
        switch status {
        case .container: "archive"
        case .imported: "read"
        case .partial: "read in part"
        case .attachment: "media, referred to"
        case .unreferenced: "media, not referred to"
        case .companion: "page furniture of the export"
        case .ignored: "left by an operating system"
        case .notUnderstood: "not understood"
        case .unreadable: "not readable"
        }
    }
}
