window.YTD.account_creation_ip.part0 = [
 {
  "accountCreationIp": {
   "accountId": "111222333",
   "userCreationIp": "192.0.2.8"
  }
 }
]
