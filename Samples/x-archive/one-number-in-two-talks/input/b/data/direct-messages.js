window.YTD.direct_messages.part0 = [
 {
  "dmConversation": {
   "conversationId": "111-333",
   "messages": [
    {
     "messageCreate": {
      "recipientId": "111",
      "reactions": [],
      "urls": [],
      "text": "Then I am glad we packed it twice",
      "mediaUrls": [],
      "senderId": "333",
      "id": "2028054638883766272",
      "createdAt": "2026-03-01T10:28:00.000Z"
     }
    },
    {
     "messageCreate": {
      "recipientId": "333",
      "reactions": [],
      "urls": [],
      "text": "Yes, it stands on the desk now",
      "mediaUrls": [],
      "senderId": "111",
      "id": "2028052877276086272",
      "createdAt": "2026-03-01T10:21:00.000Z"
     }
    },
    {
     "messageCreate": {
      "recipientId": "111",
      "reactions": [],
      "urls": [],
      "text": "And was the lamp in one piece?",
      "mediaUrls": [],
      "senderId": "333",
      "id": "2028051115668406272",
      "createdAt": "2026-03-01T10:14:00.000Z"
     }
    },
    {
     "messageCreate": {
      "recipientId": "333",
      "reactions": [],
      "urls": [],
      "text": "It did, thank you so much",
      "mediaUrls": [],
      "senderId": "111",
      "id": "2028049354060726272",
      "createdAt": "2026-03-01T10:07:00.000Z"
     }
    },
    {
     "messageCreate": {
      "recipientId": "111",
      "reactions": [],
      "urls": [],
      "text": "Good morning, did the parcel come?",
      "mediaUrls": [],
      "senderId": "333",
      "id": "2028047592453046272",
      "createdAt": "2026-03-01T10:00:00.000Z"
     }
    }
   ]
  }
 }
]
