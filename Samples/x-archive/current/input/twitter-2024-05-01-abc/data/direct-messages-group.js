window.YTD.direct_messages_group.part0 = [
 {
  "dmConversation": {
   "conversationId": "1487000000000000000",
   "name": "Kite club",
   "messages": [
    {
     "participantsLeave": {
      "userIds": [
       "9007199254740993"
      ],
      "createdAt": "2022-03-01T10:06:00.000Z"
     }
    },
    {
     "participantsLeave": {
      "initiatingUserId": "2222222222",
      "userIds": [
       "333"
      ],
      "createdAt": "2022-03-01T10:05:00.000Z"
     }
    },
    {
     "conversationNameUpdate": {
      "initiatingUserId": "2222222222",
      "name": "Kite club",
      "createdAt": "2022-03-01T10:04:00.000Z"
     }
    },
    {
     "messageCreate": {
      "reactions": [],
      "urls": [],
      "text": "welcome all",
      "mediaUrls": [],
      "senderId": "9007199254740993",
      "id": "1498599675786166272",
      "createdAt": "2022-03-01T10:03:00.000Z"
     }
    },
    {
     "participantsJoin": {
      "initiatingUserId": "2222222222",
      "userIds": [
       "9007199254740993",
       "333"
      ],
      "createdAt": "2022-03-01T10:02:00.000Z"
     }
    },
    {
     "welcomeMessageCreate": {
      "id": "5",
      "senderId": "2222222222",
      "text": "business welcome",
      "createdAt": "2022-03-01T10:01:00.000Z"
     }
    },
    {
     "futureThing": {
      "somethingElse": 1
     }
    },
    {
     "joinConversation": {
      "initiatingUserId": "2222222222",
      "participantsSnapshot": [
       "2222222222",
       "111222333",
       "9007199254740993"
      ],
      "createdAt": "2022-03-01T10:00:00.000Z"
     }
    }
   ]
  }
 }
];
