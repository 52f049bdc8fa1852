window.YTD.follower.part0 = [
 {
  "follower": {
   "accountId": "2222222222",
   "userLink": "https://twitter.com/intent/user?user_id=2222222222"
  }
 },
 {
  "follower": {
   "accountId": "9007199254740993",
   "userLink": "x"
  }
 }
]
