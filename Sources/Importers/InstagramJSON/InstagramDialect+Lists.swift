// SPDX-License-Identifier: Apache-2.0

import ChatModel

extension InstagramDialect {
    /// The key that a list has in its JSON, by the name of its file.
    ///
    /// Pages have no keys, and the files of 2025 that label their values have none either.
    static func key(ofListNamed name: String) -> String? {
        keys[MetaListName(name).stem]
    }

    /// A list's key without the name of the service: `relationships_following` and, of Threads, whose name is written twice,
    /// `text_post_app_text_post_app_following` are `following`.
    static func stem(ofKey key: String) -> String {
        var stem = key[...]
        for prefix in ["relationships_", threadsKey, threadsKey] where stem.hasPrefix(prefix) {
            stem = stem.dropFirst(prefix.count)
        }
        return String(stem)
    }

    /// What the keys of lists of Threads begin with.
    static let threadsKey = "text_post_app_"

    static func platform(ofList key: String?, in path: MetaPath) -> Platform {
        isOfThreads(path) || key?.hasPrefix(threadsKey) == true ? .threads : .instagram
    }

    /// Whether a file is one of Threads, which stands in Instagram's export.
    static func isOfThreads(_ path: MetaPath) -> Bool {
        guard let place = path.inner.dropLast().lastIndex(of: "threads") else { return false }
        return place == path.inner.count - 2 && path.thread == nil
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
