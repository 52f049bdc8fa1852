window.YTD.direct_messages.part0 = [ {"dmConversation": {"conversationId": "111222333-2222222222", "messages": [
 {"messageCreate": {"recipientId": "111222333", "reactions": [], "urls": [], "text": "look https://t.co/x", "mediaUrls": ["https://ton.example.com/dm/1486721658516406272/1/AbCdE.png"], "senderId": "2222222222", "id": "1486721658516406272", "createdAt": "2022-01-27T15:24:00.000Z"}}
]}} ]
