window.YTD.following.part0 = [
 {
  "following": {
   "accountId": "2222222222",
   "userLink": "x"
  }
 },
 {
  "following": {
   "userLink": "no number"
  }
 }
]
