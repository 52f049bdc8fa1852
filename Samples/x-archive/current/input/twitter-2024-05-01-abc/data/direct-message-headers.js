window.YTD.direct_message_headers.part0 = [
 {
  "dmConversation": {
   "conversationId": "111222333-2222222222",
   "messages": [
    {
     "messageCreate": {
      "id": "1486728201630646272",
      "senderId": "2222222222",
      "recipientId": "111222333",
      "createdAt": "2022-01-27T15:50:00.000Z"
     }
    },
    {
     "messageCreate": {
      "id": "1486720699996307456",
      "senderId": "2222222222",
      "recipientId": "111222333",
      "createdAt": "2022-01-27T15:20:11.471Z"
     }
    }
   ]
  }
 }
]
