window.YTD.mute.part0 = [
 {
  "muting": {
   "accountId": "555",
   "userLink": "x"
  }
 }
]
