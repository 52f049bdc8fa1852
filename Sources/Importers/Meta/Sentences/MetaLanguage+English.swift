// SPDX-License-Identifier: Apache-2.0

extension MetaLanguage {
    /// The languages whose sentences are known.
    static let all = [
        english, german, dutch, french, spanish, italian, portuguese, polish, swedish, danish, norwegian,
    ]

    static let english = MetaLanguage(
        you: ["You"],
        table: """
            call: {s} called [you|the group]
            call: {s} called {n}
            videocall: {s} video [chatted with|called] you
            videocall: {s} video [chatted with|called] {n}
            missed: {s} missed your [call|audio call|voice call]
            missed: {s} missed [a call|an audio call|a voice call]
            missed: {s} missed [a call|an audio call|a voice call] from {n}
            missed: Missed [call|audio call|voice call]
            missed: Missed [call|audio call|voice call] from {n}
            missedvideo: {s} missed your video [chat|call]
            missedvideo: {s} missed a video [chat|call]
            missedvideo: {s} missed a video [chat|call] [from|with] {n}
            missedvideo: Missed video [chat|call]
            missedvideo: Missed video [chat|call] from {n}
            started: {s} started [a call|an audio call|a group call|a voice call]
            startedvideo: {s} started a [video chat|video call|group video chat|group video call]
            ended: {s} ended [a|the|an audio|the audio] call
            ended: [The audio call|The call|The group call|The voice call|Audio call|Call|Voice call] ended
            endedvideo: {s} ended [a|the] video [chat|call]
            endedvideo: [The video chat|The video call|The group video chat|Video chat|Video call] ended
            notice: {s} [joined|left] the [video chat|video call|call|audio call]
            notice: {s} [started|stopped] sharing [video|their screen]
            notice: {s} stopped viewing {x}video
            notice: {s}'s video has ended
            notice: Your video has ended
            notice: {s} and {n} can now see each other
            notice: {s} are now connected on Messenger
            notice: You're now connected on Messenger
            notice: {s} can now message and call each other{*}
            notice: {s} waved [hello to|at] you!
            notice: {s} waved [hello to|at] {n}!
            friend: Say hi to your new Facebook friend, {n}
            friend: [You are|You're] now friends with {n}
            reaction: {s} reacted {e} to your message
            reaction: Reacted {e} to your message
            reaction: {s} liked a message
            reaction: Liked a message
            created: {s} created [the|this|a] group
            renamed: {s} named the group {x}
            renamed: {s} changed the group name to {x}
            renamed: {s} renamed the group to {x}
            renamed: {s} removed the group name
            promoted: {s} added {n} as a group admin
            promoted: {s} made {n} a group admin
            demoted: {s} removed {n} as a group admin
            added: {s} added {n} to the group
            removed: {s} removed {n} from the group
            left: {s} left the group
            joined: {s} joined the group
            joined: {s} joined the group [via|using|through|from] {x}
            notice: {s} [changed|removed|set] the group photo
            notice: {s} changed the [theme|chat theme|chat colors|chat colours]
            notice: {s} changed the [theme|chat theme] to {x}
            notice: {s} set the [emoji|quick reaction|quick emoji] to {x}
            notice: {s} [pinned|unpinned] a message
            notice: {s} turned [on|off] [member approval|auto-translation]{*}
            nickname: {s} set the nickname for {n} to {x}
            yournickname: {s} set your nickname to {x}
            ownnickname: {s} set [your|his|her|their] own nickname to {x}
            nickname: {s} cleared the nickname for {n}
            yournickname: {s} cleared your nickname
            ownnickname: {s} cleared [your|his|her|their] own nickname
            timer: {s} turned [on|off] disappearing messages{*}
            timer: {s} turned [on|off] vanish mode{*}
            timer: {s} set messages to disappear {x}
            screenshot: {s} took a [screenshot|screen recording]{*}
            poll: {s} created a poll: {x}
            notice: {s} voted for {x} in the poll{*}
            notice: {s} removed [their |his |her |your |]vote for {x} in the poll{*}
            notice: {s} changed [their |his |her |your |]vote to {x} in the poll{*}
            notice: This poll is no longer available
            notice: {s} [created|started|updated|deleted|cancelled] [a|the] plan
            notice: {s} named the plan {x}
            notice: {s} [updated|changed|removed] the plan {x}
            notice: {s} responded [Going|Can't Go|Maybe] to {x}
            notice: {s} [created|updated|turned off] the reminder: {x}
            notice: {s} [updated|removed] the reminder {x}
            notice: {s} set a new personal best of {x} in {x}
            notice: {s} is now in first place in {x}
            notice: {s} moved up the leaderboard in {x}
            notice: {s} challenged you in {x}
            sent: {s} [sent|paid] {n} {x}
            asked: {s} requested {x} from {n}
            unsent: {s} unsent a message
            unsent: This message was unsent
            notice: Messages and calls {x} end-to-end encrypt{x}
            notice: New messages and calls {x} end-to-end encrypt{x}
            notice: This chat is now end-to-end encrypted{*}
            """)
}
