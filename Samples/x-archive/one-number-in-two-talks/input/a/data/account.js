window.YTD.account.part0 = [
 {
  "account": {
   "username": "jonas_beck",
   "accountId": "111",
   "accountDisplayName": "Jonas",
   "email": "own@example.com"
  }
 }
]
