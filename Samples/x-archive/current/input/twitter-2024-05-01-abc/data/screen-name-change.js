window.YTD.screen_name_change.part0 = [
 {
  "screenNameChange": {
   "accountId": "111222333",
   "screenNameChange": {
    "changedAt": "2018-01-01T00:00:00.000Z",
    "changedFrom": "old_x",
    "changedTo": "owner_x"
   }
  }
 }
]
