// SPDX-License-Identifier: Apache-2.0

import Analysis

extension ExtortionDemandDetector {
    static let read = CodeSet.extortion.union(.hints).union(.framing).union(.debt)
        .union(ExtortionReader.answers).union(ExtortionReader.intimate)

    static let description = DetectorDescription(
        id: "extortion-demand", name: "Extortion demand", revision: 20,
        summary: "Somebody demands money, pictures, acts or silence and threatens what happens otherwise.",
        doesNotShow: "It does not show that the threat could be carried out, nor that a crime was committed.",
        scope: .conversation, codes: read.codes,
        examples: [
            .finds(
                """
                B: {X.cont}I have all your followers
                B: ↓{X.thr}{X.aud}[threat to publish to friends]
                A: {X.plead}please
                B: ↓{X.dem}{money 200.00 GBP}send 200
                B: ↓{X.dl}20 minutes
                """),
            .finds("B: {X.lev}I recorded the call\nB: ↓{X.thr}I post it\nB: ↓{X.demO}unless you do it again\nA: no"),
            .finds(
                "B: {X.lev}I have the videos\nB: ↓{X.dem}{money 300.00 GBP}300\nB: ↓{X.dl}friday\nA: {X.plead}please"),
            .finds(
                """
                B: {X.thr}{X.aud}everyone sees it
                B: {X.dem}{money 100.00 GBP}pay 100 {X.met}{paypal fenlark}paypal fenlark
                A: {X.paid}sent
                B: ↓{X.rep}{money 150.00}now 150 more  +10m
                """),
            .finds(
                """
                B: {X.lev}I still have the films
                A: {X.re}you said you deleted them
                B: ↓{X.demI}come home and ↓{X.thrI}they stay between us, {X.cond}or not
                A: {X.plead}please {X.cry}this is a crime
                """),
            .finds(
                """
                B: {X.lev}the call was recorded
                B: Anna Vale, Peter Vale, Uncle Jo
                A: {X.re}what do you want
                B: ↓{X.dem}{money 400.00 EUR}400
                A: {X.paid}sent
                B: ↓{X.dlI}friday
                B: ↓9
                """),
            .ignores("B: {X.dlI}friday\nB: {X.thrI}your mum will love it\nB: {X.demI}so pay\nA: {X.re}what is this"),
            .ignores(
                "A: {C.debt}you owe me {X.dem}{money 40.00 GBP}40, {X.thr}I tell {X.aud}your mum\nB: {X.neg}friday?\nA: ok"
            ),
            .ignores("A: can you send me {money 20.00 GBP}20 for lunch?\nB: sure"),
            .ignores(
                "A: {C.report}she says {C.quote}{X.dem}\"pay {money 400.00 GBP}400 or {X.thr}I send it to everyone, {X.dl}20 mins\"\nB: breathe, do not pay"
            ),
            .ignores(
                "A: {forwarded}{X.thr}we send it to all {X.aud}your contacts {X.dem}{money 900.00 USD}pay 900 in {X.dl}48 hours\nB: old spam"
            ),
            .ignores(
                "A: {X.dem}give me {money 5.00 GBP}five or {X.thr}I post the karaoke video\nB: do it {C.laugh}haha\nA: {C.laugh}haha only joking"
            ),
            .ignores(
                "A: {X.dem}rent is {money 850.00 GBP}850, {X.dl}by Friday please, {X.met}{iban GB00TEST}same account\nB: done"
            ),
            .ignores(
                "A: {C.biz}Fenwick Recoveries: {X.dem}pay {money 612.40 GBP}612.40 {X.dl}within 7 days or {X.thrR}we apply to the court\nB: I have a plan"
            ),
            .ignores(
                "A: {C.game}{X.thrV}I will end you, {X.dem}pay up {money 300.00}300 crowns\nB: {C.game}roll the dice"),
            .ignores("A: send this to all your friends or bad luck\nB: no"),
        ])
}
