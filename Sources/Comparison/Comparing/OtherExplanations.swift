// SPDX-License-Identifier: Apache-2.0

extension ComparisonOutcome.Pair {
    /// Ordinary explanations that a reader must weigh, by what the link rests on: sentences, the general one first.
    public var otherExplanations: [String] {
        let items = score.items
        var found = [
            "Several persons may have used one account, and one person may have used both without being the author of each message."
        ]
        if items.contains(where: { $0.notes.contains(.payee) }) {
            found.append(
                "A payee may be a mule, an exchange or a trader who serves unconnected people: the money went one way, the hands may differ."
            )
        }
        if items.contains(where: { $0.family == .script }) {
            found.append(
                "Scripts are sold, shared and copied from the web; chain letters and song lines travel by themselves.")
        }
        if items.contains(where: { $0.notes.contains(.oneAddressee) }) {
            found.append(
                "One person, or people of one circle, may have been pressed in both cases, by unconnected people: shared words may be their own, or be about them and those around them."
            )
        }
        if items.contains(where: { $0.notes.contains(.protectedWording) }) {
            found.append(
                "Some of the shared words stand first with somebody who is no suspect: whoever read them there could write them."
            )
        }
        if items.contains(where: { $0.kind == "fileHash" }) {
            found.append("Pictures are stolen and passed on: the same file shows a common source, not a common sender.")
        }
        if items.contains(where: { $0.kind == PictureEvidence.kind }) {
            found.append(
                "Pictures that look alike by PDQ may be two pictures: screens of one program, pages, memes and stock photographs are alike. Look at both in their cases; even one picture is stolen and passed on, and shows no common sender."
            )
        }
        if items.contains(where: { ["phone", "accountId", "username", "email"].contains($0.kind) }) {
            found.append(
                "Numbers and names are given up and handed out again; families and workplaces share devices and addresses."
            )
        }
        if items.contains(where: { ["ip", "device", "domain", "url"].contains($0.kind) }) {
            found.append("A network address, a device or a link may be shared by many who do not know each other.")
        }
        if items.contains(where: { $0.family == .style }) {
            found.append("People of one age, region or first language write alike; the reference population is small.")
        }
        return found
    }
}
