window.YTD.account.part0 = [
 {
  "account": {
   "email": "owner@example.org",
   "createdVia": "web",
   "username": "owner_x",
   "accountId": "111222333",
   "createdAt": "2015-03-04T05:06:07.000Z",
   "accountDisplayName": "Owner X"
  }
 }
]
