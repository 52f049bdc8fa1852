window.YTD.tweets.part0 = [
 {
  "tweet": {
   "id_str": "1",
   "full_text": "@ada_two hello",
   "entities": {
    "user_mentions": [
     {
      "name": "Ada Two",
      "screen_name": "ada_two",
      "id_str": "2222222222",
      "id": "2222222222"
     }
    ]
   }
  }
 }
]
