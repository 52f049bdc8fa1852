// SPDX-License-Identifier: Apache-2.0

/// A web address as it is compared: what tells where it leads, without what a click leaves on it.
enum ComparedAddress {
    /// Without `www.` and the parameters of trackers, with one scheme for the web; other addresses as they are.
    static func text(of address: String) -> String {
        var rest = Substring(address)
        for scheme in ["https://", "http://"] where rest.hasPrefix(scheme) { rest = rest.dropFirst(scheme.count) }
        if rest.count == address.count, address.contains("://") { return address }
        if rest.hasPrefix("www.") { rest = rest.dropFirst(4) }
        let parts = rest.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let halves = parts[0].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var place = halves[0]
        if place.last == "/" { place = place.dropLast() }
        let kept = halves.count < 2 ? [] : halves[1].split(separator: "&").filter { !isTracker($0) }
        let fragment = parts.count > 1 && !parts[1].isEmpty ? "#\(parts[1])" : ""
        return "https://\(place)" + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&")) + fragment
    }

    private static func isTracker(_ parameter: Substring) -> Bool {
        let name = parameter.prefix { $0 != "=" }
        return name.hasPrefix("utm_") || trackers.contains(name)
    }

    /// Parameters that services add to a link when it is shared or clicked, and that lead nowhere else.
    private static let trackers: Set<Substring> = [
        "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ttclid", "twclid", "igshid", "igsh",
        "mibextid",
        "mc_cid", "mc_eid", "_hsenc", "_hsmi", "si", "share_id", "trk",
    ]
}
