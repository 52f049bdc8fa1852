window.YTD.direct_messages.part0 = [
{"dmConversation":{"conversationId":"1-2","messages":[
 {"messageCreate":{"id":"1","senderId":"1","recipientId":"2","createdAt":"2022-01-01T10:00:03.000Z","text":"newest"}},
 {"messageCreate":{"id":"2","senderId":"1","recipientId":"2","createdAt":"2022-01-01T10:00
 {"messageCreate":{"id":"3","senderId":"2","recipientId":"1","createdAt":"2022-01-01T10:00:01.000Z","text":"behind the damage","text":"said twice"}},
 {"messageCreate":{"id":4,"senderId":2,"recipientId":1,"createdAt":1641031200,"text":["no text"],"mediaUrls":"x","urls":5}},
 {"messageCreate":{}}, {}, [], null, {"messageCreate":"x"}, {"messageCreate":{"id":"9"},"second":{}}
]}},
{"dmConversation":{"conversationId":"1-3","messages":[
 {"messageCreate":{"id":"5","senderId":"1","recipientId":"3","createdAt":"never","text":"before the hole"}},
 {"messageCreate":{"id":"6","senderId":"3","rec
{"dmConversation":{"conversationId":"1-4","messages":[
 {"messageCreate":{"id":"7","senderId":"1","recipientId":"4","createdAt":"2031-01-01T10:00:00.000Z","text":"in its own talk"}}
]}},
{"dmConversation":{"messages":[{"messageCreate":{"id":"8","senderId":"1","createdAt":"2022-01-01T10:00:00.000Z","text":"no number of the talk"}}]}},
{"dmConversation":{"conversationId":"1-5","messages":[{"messageCreate":{"id":"10","senderId":"1","text":"cut
