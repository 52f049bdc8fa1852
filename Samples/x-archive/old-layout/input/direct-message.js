window.YTD.direct_message.part0 = [ {
  "dmConversation" : { "conversationId" : "111-222", "messages" : [ {
    "messageCreate" : { "recipientId" : "111", "text" : "no account file stands beside this", "mediaUrls" : [ ], "senderId" : "222", "id" : "950000000000000001", "createdAt" : "2018-01-07T13:24:49.000Z" } } ] } }, {
  "dmConversation" : { "conversationId" : "111-333", "messages" : [ {
    "messageCreate" : { "recipientId" : "333", "text" : "the number that all talks share is the owner", "mediaUrls" : [ ], "senderId" : "111", "id" : "950000000000000002", "createdAt" : "2018-01-07T13:24:49.000Z" } } ] } } ]
