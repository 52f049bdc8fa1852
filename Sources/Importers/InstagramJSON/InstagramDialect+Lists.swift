// SPDX-License-Identifier: Apache-2.0

extension InstagramDialect {
    /// The key that a list has in its JSON, by the name of its file without the ending.
    ///
    /// Pages have no keys, and the files of 2025 that label their values have none either.
    static func key(ofListNamed name: String) -> String? {
        let unnumbered = name.lastIndex(of: "_").flatMap { line in
            Int(name[name.index(after: line)...]) == nil ? nil : String(name[..<line])
        }
        return keys[unnumbered ?? name]
    }

    private static let keys: [String: String] = [
        "followers": "followers", "following": "following", "pending_follow_requests": "follow_requests_sent",
        "recent_follow_requests": "permanent_follow_requests", "permanent_follow_requests": "permanent_follow_requests",
        "follow_requests_you_ve_received": "follow_requests_received",
        "recently_unfollowed_profiles": "unfollowed_users", "recently_unfollowed_accounts": "unfollowed_users",
        "recently_unfollowed": "unfollowed_users", "blocked_profiles": "blocked_users",
        "blocked_accounts": "blocked_users", "restricted_profiles": "restricted_users",
        "restricted_accounts": "restricted_users", "removed_suggestions": "dismissed_suggested_users",
        "close_friends": "close_friends", "hide_story_from": "hide_stories_from",
        "profiles_you_ve_favorited": "feed_favorites",
    ]
}
