window.YTD.email_address_change.part0 = [
 {
  "emailAddressChange": {
   "accountId": "111222333",
   "emailChange": {
    "changedAt": "2019-01-01T00:00:00.000Z",
    "changedFrom": "a@example.org",
    "changedTo": "owner@example.org"
   }
  }
 }
]
