// SPDX-License-Identifier: Apache-2.0

/// Terms in plain words.
struct GlossarySection: ReportSection {
    let digest: CaseDigest

    func write(into draft: inout Draft) {
        draft.facts(
            "Terms",
            [
                ("Account", "An entry of a service under which messages are sent. Not a person."),
                ("Active time", "Time during which messages were passing: gaps count for at most ten minutes."),
                (
                    "Demand frame",
                    "A threat, a demand and what belongs to them, in one stretch of talk between two accounts."
                ),
                ("Exhibit", "A file that was handed in, or a member of an archive."),
                ("Event", "One entry of the timeline: a message, call, reaction, contact step, notice and so on."),
                ("Indicator", "A pattern that a published rule describes, with the messages in which it was found."),
                ("Interval", "The shortest and the longest duration that the recorded times allow."),
                ("Leverage", "What the sender says to hold: an image, a recording, a list of contacts."),
                (
                    "Measured wording",
                    "A comparison of words with invented, labelled talk, where no rule written by a person found anything. The weaker ground."
                ),
                ("Precision", "The finest unit of time that the source wrote."),
                (
                    "Stage",
                    "The first message of a kind in the course of a conversation. Stages need not follow one another."
                ),
                ("Strength", "A class of evidence in this record: limited, moderate or strong."),
                ("Tier", "How many parts of a demand the record holds, from E1 to E4 (\(section: .demands))."),
                ("Wall clock", "A time as a clock showed it, without the zone to which the clock was set."),
                ("Withheld", "Text that is in the evidence and was left out of this copy."),
            ])
    }
}
