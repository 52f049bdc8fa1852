// SPDX-License-Identifier: Apache-2.0

/// Values that link nobody, whoever uses them: addresses of services, of help lines, published examples, placeholders.
public struct StopList: Hashable, Sendable {
    private struct Key: Hashable {
        var kind: String
        var value: String

        /// Addresses of Ethereum differ in capitals by their check alone; numbers of cards are kept in part.
        init(_ kind: some StringProtocol, _ value: some StringProtocol) {
            self.kind = String(kind)
            self.value =
                kind == "ethereum"
                ? value.lowercased() : kind == "card" ? LinkKind.masked(card: String(value)) : String(value)
        }
    }

    /// Published examples and placeholders, from `Reference/placeholders.tsv`.
    private static let published = entries(String(decoding: PackageResources.placeholders_tsv, as: UTF8.self))

    /// Numbers of help lines and services, from `Reference/numbers.tsv`.
    private static let numbers = reasons(String(decoding: PackageResources.numbers_tsv, as: UTF8.self))
    /// Hosts, or hosts with the first part of a path, whose pages everybody finds, from `Reference/shops.tsv`.
    private static let pages = reasons(String(decoding: PackageResources.shops_tsv, as: UTF8.self))

    /// Hosts of services: a link to one of them says which service was used, not who used it.
    static let services: Set<String> = [
        "instagram.com", "facebook.com", "fb.com", "messenger.com", "m.me", "fb.me", "whatsapp.com", "wa.me",
        "telegram.org", "telegram.me", "t.me", "snapchat.com", "tiktok.com", "x.com", "twitter.com", "t.co",
        "youtube.com", "youtu.be", "google.com", "gmail.com", "discord.com", "discord.gg", "skype.com", "kik.com",
        "signal.org", "linkedin.com", "tinder.com", "hinge.co", "reddit.com", "imgur.com", "giphy.com", "tenor.com",
        "paypal.com", "paypal.me", "cash.app", "venmo.com", "revolut.me", "revolut.com", "wise.com", "monzo.me",
        "monzo.com", "steampowered.com", "steamcommunity.com", "apple.com", "icloud.com", "amazon.com",
        "amazon.co.uk", "microsoft.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com", "dropbox.com",
        "wetransfer.com", "mega.nz", "bit.ly", "tinyurl.com", "goo.gl", "linktr.ee", "onlyfans.com", "zoom.us",
        "spotify.com", "netflix.com", "wikipedia.org", "bbc.co.uk", "gov.uk", "pinterest.com", "vk.com", "line.me",
        "viber.com", "binance.com", "coinbase.com", "blockchain.com", "westernunion.com", "moneygram.com",
    ]

    /// Places to which victims are sent; people paste them to each other.
    static let helpLines: Set<String> = [
        "ceop.police.uk", "police.uk", "actionfraud.police.uk", "reportfraud.police.uk", "childline.org.uk",
        "nspcc.org.uk", "iwf.org.uk", "internetmatters.org", "thinkuknow.co.uk", "samaritans.org", "stopitnow.org.uk",
        "revengepornhelpline.org.uk", "stopncii.org", "takeitdown.ncmec.org", "missingkids.org", "fbi.gov", "ic3.gov",
        "europol.europa.eu", "interpol.int", "victimsupport.org.uk", "saferinternet.org.uk",
    ]

    /// Below these all mailboxes are of the service itself: it gives none to the public.
    static let serviceMail: Set<String> = [
        "facebookmail.com", "metamail.com", "meta.com", "support.facebook.com", "business.fb.com", "instagram.com",
        "support.whatsapp.com", "whatsapp.com", "telegram.org", "snapchat.com", "snap.com", "tiktok.com",
        "discord.com", "discordapp.com", "x.com", "twitter.com", "accounts.google.com", "youtube.com", "paypal.com",
        "paypal.co.uk", "cash.app", "square.com", "squareup.com", "venmo.com", "revolut.com", "wise.com",
        "transferwise.com", "monzo.com", "coinbase.com", "binance.com", "kraken.com", "crypto.com", "blockchain.com",
        "westernunion.com", "moneygram.com", "worldremit.com", "remitly.com", "email.apple.com", "id.apple.com",
        "amazon.com", "amazon.co.uk", "microsoft.com", "accountprotection.microsoft.com", "linkedin.com", "tinder.com",
        "gotinder.com", "hinge.co", "onlyfans.com", "signal.org", "zoom.us",
    ]

    /// Below these all mailboxes are of authorities: https://www.gov.uk/apply-for-and-manage-a-gov-uk-domain-name.
    static let authorities: Set<String> = ["gov.uk", "police.uk", "mod.uk"]

    private let own: [Key: String]

    /// The built-in list alone.
    public init() { own = [:] }

    /// A value of a unit's own list.
    public struct Entry: Hashable, Sendable {
        /// Identifier kind.
        public var kind: String
        /// In the form in which cases are compared.
        public var value: String
        /// Why it links nobody.
        public var reason: String

        /// Makes an entry.
        public init(kind: String, value: String, reason: String) {
            self.kind = kind
            self.value = value
            self.reason = reason
        }
    }

    /// The built-in list and a unit's own; of two entries for one value the later counts.
    public init(_ entries: [Entry]) {
        own = Dictionary(entries.map { (Key($0.kind, $0.value), $0.reason) }) { $1 }
    }

    /// Reasons of a table of kinds, values and reasons.
    private static func entries(_ table: String) -> [Key: String] {
        var entries: [Key: String] = [:]
        for line in table.split(whereSeparator: \.isNewline) where line.first != "#" {
            let fields = line.split(separator: "\t")
            if fields.count > 2 { entries[Key(fields[0], fields[1])] = String(fields[2]) }
        }
        return entries
    }

    /// Values by their reasons, of a table that is of one kind.
    private static func reasons(_ table: String) -> [String: String] {
        var found: [String: String] = [:]
        for line in table.split(whereSeparator: \.isNewline) where line.first != "#" {
            let fields = line.split(separator: "\t")
            if fields.count > 1 { found[String(fields[0])] = String(fields[1]) }
        }
        return found
    }

    /// Why a value links nobody; nil for one that may.
    public func reason(kind: String, value: String) -> String? {
        let forms = Self.forms(of: value, kind)
        if let reason = forms.lazy.compactMap({ own[Key(kind, $0)] }).first { return reason }
        for form in forms {
            if let reason = Self.published[Key(kind, form)] { return reason }
            if kind == "phone", let reason = Self.numbers[form] { return reason }
        }
        if let reason = Self.placeholder(kind, value) { return reason }
        switch kind {
        case "domain": return hostReason(value)
        case "url":
            let (host, path) = Self.split(value)
            if Self.contains(Self.helpLines, host) { return "help line" }
            if let reason = Self.pageReason(host, path) { return reason }
            // The front page of a service, or a shortener's: no more than the name of the service.
            return path.count < 2 && Self.contains(Self.services, host) ? "service" : nil
        case "email":
            guard let at = value.lastIndex(of: "@") else { return nil }
            let host = String(value[value.index(after: at)...])
            if Self.contains(Self.helpLines, host) { return "help line" }
            if Self.contains(Self.authorities, host) { return "authority" }
            if Self.contains(Self.serviceMail, host) { return "service" }
            return Self.desks.contains(String(value[..<at])) ? "service" : nil
        case "username": return Self.serviceNames.contains(value) ? "placeholder" : Self.publicName(value)
        default: return nil
        }
    }

    /// A value and the other forms in which texts give it: a number of a kind that several countries have keeps its national
    /// figures.
    private static func forms(of value: String, _ kind: String) -> [String] {
        guard kind == "phone" else { return [value] }
        if value.hasPrefix("+44") { return [value, "0" + value.dropFirst(3)] }
        if value.hasPrefix("+1") { return [value, String(value.dropFirst(2))] }
        return [value, value.first == "0" ? "+44" + value.dropFirst() : "+1" + value]
    }

    /// Boxes of an office, whoever sits there.
    private static let desks: Set<String> = [
        "support", "noreply", "no-reply", "donotreply", "help", "abuse", "info", "contact", "customerservice",
        "service",
        "admin", "webmaster", "postmaster",
    ]
    private static let serviceNames: Set<String> = [
        "me", "admin", "unknown", "instagram", "facebook", "telegram", "snapchat", "whatsapp", "tiktok", "discord",
        "twitter", "youtube", "kik", "signal", "cashapp", "paypal", "venmo", "deleted", "everyone", "here",
    ]

    /// Why a name is known to everybody: it is one of a service, or of somebody whom millions follow.
    private static func publicName(_ name: String) -> String? {
        ["t.me/", "instagram.com/", "x.com/", "snapchat.com/"].lazy.compactMap { pages[$0 + name.lowercased()] }.first
    }

    /// Reasons that hold for the bare page: with a code behind it, it is somebody's.
    private static let bare: Set<String> = ["sign-up page", "service account", "known name"]

    private func hostReason(_ host: String) -> String? {
        if Self.contains(Self.helpLines, host) { return "help line" }
        if let reason = Self.pageReason(host, "") { return reason }
        return Self.contains(Self.services, host) ? "service" : nil
    }

    /// Why no page below a host, or below a first part of its path, links anybody.
    private static func pageReason(_ host: String, _ path: Substring) -> String? {
        // Amazon writes the name of a product before the part that tells what it is.
        let plain = path.prefix { $0 != "?" && $0 != "#" }
        let parts = plain.split(separator: "/").prefix(3)
        var rest = Substring(host)
        while true {
            if let reason = pages[String(rest)] { return reason }
            for (index, part) in parts.enumerated() {
                // Names are the same in capitals; paths of shops are taken as they stand.
                let small = part.lowercased()
                guard
                    let reason = pages["\(rest)/\(part)"]
                        ?? pages["\(rest)/\(small)"].flatMap({
                            bare.contains($0) ? $0 : nil
                        })
                else { continue }
                if !bare.contains(reason)
                    || (index == plain.split(separator: "/").count - 1 && plain.count == path.count)
                {
                    return reason
                }
            }
            guard let dot = rest.firstIndex(of: ".") else { return nil }
            rest = rest[rest.index(after: dot)...]
        }
    }

    private static func contains(_ hosts: Set<String>, _ host: String) -> Bool {
        var rest = Substring(host)
        while true {
            if hosts.contains(String(rest)) { return true }
            guard let dot = rest.firstIndex(of: ".") else { return false }
            rest = rest[rest.index(after: dot)...]
        }
    }

    /// Host and path of a normalised address.
    private static func split(_ url: String) -> (host: String, path: Substring) {
        var rest = Substring(url)
        for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) { rest = rest.dropFirst(scheme.count) }
        let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == ":" } ?? rest.endIndex
        return (String(rest[..<end]), rest[end...])
    }
}
