window.YTD.device_token.part0 = [
 {
  "deviceToken": {
   "clientApplicationId": "1",
   "token": "[token]",
   "createdAt": "2021-01-01T00:00:00.000Z",
   "lastSeenAt": "2021-02-01T00:00:00.000Z",
   "clientApplicationName": "Example app"
  }
 }
]
