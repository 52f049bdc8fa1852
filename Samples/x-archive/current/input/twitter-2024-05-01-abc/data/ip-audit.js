window.YTD.ip_audit.part0 = [
 {
  "ipAudit": {
   "accountId": "111222333",
   "createdAt": "2024-04-01T00:00:00.000Z",
   "loginIp": "192.0.2.9"
  }
 }
]
