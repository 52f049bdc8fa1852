// SPDX-License-Identifier: Apache-2.0

import RuleEngine

extension DetectorDescription {
    /// The part of `docs/detectors/<id>.md` that follows from the description: what, limits, codes, examples.
    public var markdown: String {
        var lines = ["# \(name)", "", "`\(id)`, revision \(revision)", "", summary, "", doesNotShow, ""]
        lines += ["## What it reads", ""]
        lines.append(
            scope == .conversation
                ? "Each conversation on its own." : "All conversations and contact lists of a case together.")
        if !codes.isEmpty {
            lines += ["Rule codes: " + codes.map { "`\($0.rawValue)`" }.joined(separator: ", ") + "."]
        }
        for (title, isHit) in [("## It finds", true), ("## It leaves alone", false)] {
            lines += ["", title, ""]
            for example in examples where example.isHit == isHit {
                lines += ["```", example.script, "```", ""]
            }
            lines.removeLast()
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
