window.YTD.direct_messages.part1 = [
 {
  "dmConversation": {
   "conversationId": "111222333-9007199254740993",
   "messages": [
    {
     "messageCreate": {
      "recipientId": "9007199254740993",
      "reactions": [],
      "urls": [],
      "text": "hello",
      "mediaUrls": [],
      "senderId": "111222333",
      "id": "1488452060574646272",
      "createdAt": "2022-02-01T10:00:00.000Z"
     }
    }
   ]
  }
 },
 {
  "dmConversation": {
   "conversationId": "",
   "messages": []
  }
 }
]
