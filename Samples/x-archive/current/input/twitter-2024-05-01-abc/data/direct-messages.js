window.YTD.direct_messages.part0 = [
 {
  "dmConversation": {
   "conversationId": "111222333-2222222222",
   "messages": [
    {
     "messageCreate": {
      "recipientId": "111222333",
      "reactions": [],
      "urls": [],
      "text": "a year that is an exporter bug",
      "mediaUrls": [],
      "senderId": "2222222222",
      "id": "1486725685048246272",
      "createdAt": "1997-01-27T15:40:00.000Z"
     }
    },
    {
     "messageCreate": {
      "recipientId": "2222222222",
      "reactions": [],
      "urls": [],
      "text": "edited text",
      "mediaUrls": [],
      "senderId": "111222333",
      "id": "1486723168465846272",
      "createdAt": "2022-01-27T15:30:00.000Z",
      "editHistory": [
       {
        "createdAtSec": "1643297400",
        "editedText": "first text"
       }
      ],
      "surprise": "new"
     }
    },
    {
     "messageCreate": {
      "recipientId": "111222333",
      "reactions": [],
      "urls": [
       {
        "url": "https://t.co/film",
        "expanded": "https://twitter.com/messages/media/1",
        "display": "pic"
       }
      ],
      "text": "https://t.co/film",
      "mediaUrls": [
       "https://video.example.com/dm_video/1/vid/720x1280/clipName.mp4?tag=1"
      ],
      "senderId": "2222222222",
      "id": "1486721910174646272",
      "createdAt": "2022-01-27T15:25:00.000Z"
     }
    },
    {
     "messageCreate": {
      "recipientId": "111222333",
      "reactions": [],
      "urls": [],
      "text": "look https://t.co/abc",
      "mediaUrls": [
       "https://ton.example.com/dm/1/2/AbCdE.png"
      ],
      "senderId": "2222222222",
      "id": "1486721658516406272",
      "createdAt": "2022-01-27T15:24:00.000Z"
     }
    },
    {
     "messageCreate": {
      "recipientId": "111222333",
      "reactions": [],
      "urls": [
       {
        "url": "https://t.co/xyz",
        "expanded": "https://example.com/page",
        "display": "example.com/page"
       }
      ],
      "text": "see https://t.co/xyz",
      "mediaUrls": [],
      "senderId": "2222222222",
      "id": "1486721406858166272",
      "createdAt": "2022-01-27T15:23:00.000Z"
     }
    },
    {
     "messageCreate": {
      "recipientId": "2222222222",
      "reactions": [
       {
        "senderId": "2222222222",
        "reactionKey": "like",
        "eventId": "1",
        "createdAt": "2022-01-27T15:22:30.000Z"
       }
      ],
      "urls": [],
      "text": "fine",
      "mediaUrls": [],
      "senderId": "111222333",
      "id": "1486721155199926272",
      "createdAt": "2022-01-27T15:22:00.000Z"
     }
    },
    {
     "messageCreate": {
      "recipientId": "111222333",
      "reactions": [],
      "urls": [],
      "text": "hi &amp; bye &lt;3",
      "mediaUrls": [],
      "senderId": "2222222222",
      "id": "1486720699996307456",
      "createdAt": "2022-01-27T15:20:11.471Z"
     }
    }
   ]
  }
 }
]
