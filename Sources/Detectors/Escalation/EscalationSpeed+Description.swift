// SPDX-License-Identifier: Apache-2.0

import Analysis

extension EscalationSpeed {
    static let description = DetectorDescription(
        id: "escalation-speed", name: "Speed of escalation", revision: 20,
        summary: "It measures how soon after the first message each stage of a coercive course was reached.",
        doesNotShow: "It does not show an intention; couples are fast too, and talk elsewhere is not measured.",
        scope: .conversation, codes: StageTracker.read.union(.back).union(ExtortionDemandDetector.read).codes,
        examples: [
            .finds("B: hi\nA: hey\nB: ↓{G.img}send a pic\nA: [image]\nB: ↓{X.thr}everyone sees it\nB: ↓{X.dem}pay"),
            .finds("B: hi\nB: ↓{G.age}how old are you\nA: 24\nB: ↓{G.risk}anybody home"),
            .finds("B: hi\nB: {G.imgO}mine first [image]\nA: wow\nB: ↓{G.imgI}your turn\nA: [image]\nB: nice"),
            .finds(
                "B: hi\nB: {X.lev}{X.cont}I have the call and your list\nB: {X.dem}{money 90.00 GBP}90\nA: {X.plead}please\nB: ↓{X.thrI}mum next"
            ),
            .ignores("A: hi\nB: {G.imgI}your turn\nA: rolled a six"),
            .ignores("A: hi\nB: {G.meet}lunch?\nA: yes"),
            .ignores("A: {C.report}and then {X.thr}she threatened to post it, {G.img}she had asked for pics\nB: oh no"),
            .ignores("A: hi\nB: {G.move}here is my number\nA: thanks"),
        ])
}
